import { StoreOwnedError, StoreUnavailableError } from '../store-errors.ts';
import { type Connection, openConnection } from './connection.ts';

/**
 * Takes the right to the data folder, or throws StoreOwnedError immediately. The lock is SQLite's own on a file
 * beside the database, held by the kernel for this process: kill -9 frees it, and nothing has to be cleaned.
 * (The database itself cannot carry it: in WAL mode an exclusive lock would keep our own reader out.)
 */
export function takeOwnerLock(file: string): { release(): void } {
  let lock: Connection | undefined;
  try {
    lock = openConnection(file);
    lock.exec('PRAGMA busy_timeout = 0');
    lock.exec('BEGIN EXCLUSIVE');
  } catch (error) {
    lock?.close();
    if (isBusy(error)) {
      throw new StoreOwnedError(
        'Another Halftone server runs on this data folder. Stop it, or give this one another DATA_DIR.',
      );
    }
    throw error;
  }
  const held = lock;
  return {
    release: () => {
      // Closing alone would keep the lock until every statement is collected.
      held.exec('ROLLBACK');
      held.close();
    },
  };
}

function isBusy(error: unknown): boolean {
  return (
    error instanceof StoreUnavailableError &&
    error.cause instanceof Error &&
    'code' in error.cause &&
    String(error.cause.code).startsWith('SQLITE_BUSY')
  );
}
