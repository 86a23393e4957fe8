import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { StoreOwnedError } from '../store-errors.ts';
import type { Connection } from './connection.ts';
import { type KernelLock, takeKernelLock } from './kernel-lock.ts';

/** How long a backup waits for a server that is just looking, milliseconds. */
const patience = 1_000;

const lockOf = (dataDir: string) => join(dataDir, 'backup.lock');

/**
 * From now on a server on this data folder deletes no file that the database of this moment refers to: a
 * backup copies its files in peace. Ends with `release` or with this process.
 */
export function holdDeletions(dataDir: string): KernelLock {
  const lock = takeKernelLock(lockOf(dataDir), patience);
  if (lock !== null) return lock;
  throw new StoreOwnedError('Another backup of this data folder is running. Wait until it has ended.');
}

/**
 * Whether a backup holds deletions back. To be asked after the list of what is to be deleted was read: then
 * either the list is older than the backup's picture, which does not refer to what is on it, or it is held.
 */
export function areDeletionsHeld(db: Connection): boolean {
  const { file } = db.one<{ file: string }>('SELECT file FROM pragma_database_list', []);
  const path = lockOf(dirname(file));
  if (!existsSync(path)) return false;
  const lock = takeKernelLock(path);
  lock?.release();
  return lock === null;
}
