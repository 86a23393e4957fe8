import { existsSync } from 'node:fs';
import { mkdir, readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { HalftoneError } from '../../domain/halftone-error.ts';
import { giveToOwnerOf } from '../../files/give-to-owner-of.ts';
import { takeOwnerLock } from '../../store/sqlite/owner-lock.ts';
import type { ArchiveHead } from './archive-head.ts';
import { assertFreeSpace } from './free-space.ts';
import { placeRestored } from './place-restored.ts';
import { syncAll } from './sync-all.ts';
import { unpackBackup } from './unpack-backup.ts';

/** What may be in a data folder that counts as empty: made by a file system, a start that failed, or us. */
const unimportant = new Set(['lost+found', 'workspace', 'owner.lock', 'owner.lock-journal', 'backup.lock']);

export interface RestoreSettings {
  readonly source: AsyncIterable<Uint8Array>;
  readonly dataDir: string;
  /** Replace what is in `dataDir`. */
  readonly force: boolean;
  /** When the archive's head was read. */
  readonly onStart?: (head: ArchiveHead) => void;
  readonly onBytes?: (read: number) => void;
  readonly signal?: AbortSignal;
}

/**
 * Puts a backup into `dataDir`, which no server may have meanwhile. The archive is unpacked beside what is there
 * and checked to its last byte before anything is replaced; the database is replaced in one step.
 */
export async function restoreBackup(
  settings: RestoreSettings,
): Promise<{ readonly head: ArchiveHead; readonly files: number }> {
  const { dataDir, force, onStart } = settings;
  await mkdir(dataDir, { recursive: true });
  await assertRestorable(dataDir, force);
  const lock = takeOwnerLock(dataDir);
  // In the workspace, which a server empties when it starts: nothing is left of a restore that was killed.
  const workspace = join(dataDir, 'workspace');
  const folder = join(workspace, 'restoring');
  try {
    await rm(folder, { recursive: true, force: true });
    await mkdir(folder, { recursive: true });
    giveToOwnerOf(dataDir, workspace);
    const onHead = async (head: ArchiveHead) => {
      await assertFreeSpace(folder, head.bytes);
      onStart?.(head);
    };
    const restored = await unpackBackup({ ...settings, folder, keep: true, onHead });
    // Before the database that refers to them is in place.
    await syncAll();
    await placeRestored(folder, dataDir);
    return restored;
  } finally {
    await rm(folder, { recursive: true, force: true });
    lock.release();
  }
}

async function assertRestorable(dataDir: string, force: boolean): Promise<void> {
  const found = (await readdir(dataDir)).filter((name) => !unimportant.has(name));
  if (found.length === 0) return;
  // Whatever this is, it is no data folder.
  if (!existsSync(join(dataDir, 'halftone.db')) && !found.every((name) => name === 'files')) {
    throw notEmpty(dataDir, found, 'Take an empty folder.');
  }
  if (!force) throw notEmpty(dataDir, found, 'Take an empty folder, or replace what is there with --force.');
}

function notEmpty(dataDir: string, found: readonly string[], advice: string): HalftoneError {
  const names = found.slice(0, 3).join(', ');
  return new HalftoneError('NOT_EMPTY', 409, `The folder ${dataDir} is not empty (${names}). ${advice}`);
}
