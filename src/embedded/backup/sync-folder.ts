import { open } from 'node:fs/promises';

/** Makes what was renamed into the folder survive a power cut; where a folder cannot be opened there is no need. */
export async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder).catch(() => null);
  try {
    await handle?.sync();
  } catch (error) {
    if (process.platform !== 'win32') throw error;
  } finally {
    await handle?.close();
  }
}
