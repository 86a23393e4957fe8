import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { makeFolder } from '../src/installation/make-folder.ts';

/**
 * The data folder itself where a server has worked in it; else a new folder inside it, and `remove` removes what
 * was made for that. Where none can be made, `path` is the data folder, so that who opens it says why.
 */
export async function trialDataDir(dataDir: string): Promise<{ path: string; remove(): Promise<void> }> {
  const asIs = { path: dataDir, remove: async () => {} };
  if (['halftone.db', 'files'].some((name) => existsSync(join(dataDir, name)))) return asIs;
  let made: string | undefined;
  const remove = async () => {
    if (made !== undefined) await rm(made, { recursive: true, force: true });
  };
  try {
    made = makeFolder(dataDir);
    const path = await mkdtemp(join(dataDir, 'check-'));
    made ??= path;
    return { path, remove };
  } catch {
    await remove();
    return asIs;
  }
}
