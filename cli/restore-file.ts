import { createReadStream } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { HalftoneError } from '../src/domain/halftone-error.ts';
import type { ArchiveHead } from '../src/embedded/backup/archive-head.ts';
import { restoreBackup } from '../src/embedded/backup/restore-backup.ts';
import { unpackBackup } from '../src/embedded/backup/unpack-backup.ts';
import { type ByteProgress, byteProgress } from './byte-progress.ts';
import { embeddedDataDir } from './embedded-data-dir.ts';
import { interruptible } from './interruptible.ts';

/** `halftone restore`: `file` (`-`: standard input) into the data folder, or only its check. */
export async function restoreFile(
  file: string,
  options: { readonly dataDir?: string; readonly force?: boolean; readonly check?: boolean },
): Promise<void> {
  const { check = false, force = false } = options;
  const dataDir = check ? '' : embeddedDataDir(options.dataDir);
  const source = file === '-' ? process.stdin : createReadStream(file, { highWaterMark: 1024 * 1024 });
  const progress = byteProgress(process.stderr);
  const { head, files } = await interruptible('The restore', (signal) =>
    check
      ? checkArchive(source, progress, signal)
      : restoreBackup({ source, dataDir, force, signal, ...progress }),
  )
    .catch((error: unknown) => {
      throw (error as NodeJS.ErrnoException).code === 'ENOENT' ? noFile(file, error) : error;
    })
    .finally(progress.stop);
  const what = `the database and ${files} files of ${head.createdAt} (Halftone ${head.halftone})`;
  process.stderr.write(check ? `The backup is whole: ${what}.\n` : `Restored to ${dataDir}: ${what}.\n`);
}

async function checkArchive(source: AsyncIterable<Uint8Array>, progress: ByteProgress, signal: AbortSignal) {
  const folder = await mkdtemp(join(tmpdir(), 'halftone-check-'));
  const onHead = async (head: ArchiveHead) => progress.onStart(head);
  try {
    return await unpackBackup({ source, folder, keep: false, signal, onBytes: progress.onBytes, onHead });
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

function noFile(file: string, cause: unknown): unknown {
  const { path } = cause as NodeJS.ErrnoException;
  if (path !== file) return cause;
  return new HalftoneError('NO_FILE', 404, `There is no file ${file}.`, { cause });
}
