import { open, rename, rm } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import type { ArchiveHead } from './archive-head.ts';
import { type BackupReport, type BackupSettings, createBackup } from './create-backup.ts';
import { assertFreeSpace } from './free-space.ts';
import { syncFolder } from './sync-folder.ts';

/** As `createBackup`, to `file`, which is there whole or as it was before; only its owner may read it. */
export async function backupToFile(
  settings: Omit<BackupSettings, 'workFolder' | 'openTarget'> & {
    readonly file: string;
    readonly onStart?: (head: ArchiveHead) => void;
  },
): Promise<BackupReport> {
  const file = resolve(settings.file);
  const folder = dirname(file);
  const partial = join(folder, `.${basename(file)}.partial`);
  try {
    const report = await createBackup({
      ...settings,
      workFolder: join(folder, `.${basename(file)}.work`),
      openTarget: async (head) => {
        await assertFreeSpace(folder, head.bytes);
        settings.onStart?.(head);
        const handle = await open(partial, 'w', 0o600);
        return handle.createWriteStream({ flush: true, highWaterMark: 1024 * 1024 });
      },
    });
    await rename(partial, file);
    await syncFolder(folder);
    return report;
  } finally {
    await rm(partial, { force: true });
  }
}
