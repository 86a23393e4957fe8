import { dirname } from 'node:path';
import { giveToOwnerOf } from '../../files/give-to-owner-of.ts';
import { StoreUnavailableError } from '../store-errors.ts';
import { type Connection, openConnection } from './connection.ts';

/** A lock that the kernel holds for this process. */
export interface KernelLock {
  release(): void;
}

/**
 * Takes the lock that the file at `path` stands for (made when missing); null: another process holds it. The
 * lock is SQLite's own on an empty database: kill -9 frees it, and nothing has to be cleaned.
 *
 * @param wait how long another holder is waited for, milliseconds
 */
export function takeKernelLock(path: string, wait = 0): KernelLock | null {
  let lock: Connection | undefined;
  try {
    lock = openConnection(path);
    lock.exec(`PRAGMA busy_timeout = ${wait}`);
    lock.exec('BEGIN EXCLUSIVE');
    // SQLite makes the file only now.
    giveToOwnerOf(dirname(path), path);
  } catch (error) {
    lock?.close();
    if (isBusy(error)) return null;
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
