import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ArchiveHead } from '../src/embedded/backup/archive-head.ts';
import { backupToFile } from '../src/embedded/backup/backup-to-file.ts';
import {
  type BackupReport,
  type BackupSettings,
  createBackup,
} from '../src/embedded/backup/create-backup.ts';
import { formatBytes } from '../src/format/format-bytes.ts';
import { byteProgress } from './byte-progress.ts';
import { embeddedDataDir } from './embedded-data-dir.ts';
import { interruptible } from './interruptible.ts';

type Settings = Omit<BackupSettings, 'workFolder' | 'openTarget'> & { onStart(head: ArchiveHead): void };

/** `halftone backup`: writes the archive to `file` (`-`: standard output) and says on standard error what is in it. */
export async function backUp(file: string, options: { readonly dataDir?: string }): Promise<void> {
  const dataDir = embeddedDataDir(options.dataDir);
  const progress = byteProgress(process.stderr);
  say(`Copying the database of ${dataDir} …`);
  const report = await interruptible('The backup', async (signal) => {
    const settings: Settings = { dataDir, signal, ...progress };
    return file === '-' ? toStandardOutput(settings) : backupToFile({ ...settings, file });
  }).finally(progress.stop);
  for (const key of report.missing) say(`Missing in the data folder: files/${key}`);
  if (report.totalMissing > 0) {
    say(
      `Files that the database refers to and that were not there: ${report.totalMissing}. The rest is saved.`,
    );
  }
  const where = file === '-' ? 'Written' : `Written to ${file}`;
  say(`${where}: the database and ${report.files} files, ${formatBytes(report.bytes)}.`);
}

async function toStandardOutput(settings: Settings): Promise<BackupReport> {
  const folder = await mkdtemp(join(tmpdir(), 'halftone-backup-'));
  try {
    return await createBackup({
      ...settings,
      workFolder: join(folder, 'work'),
      openTarget: async (head) => {
        settings.onStart(head);
        return process.stdout;
      },
    });
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

function say(line: string): void {
  process.stderr.write(`${line}\n`);
}
