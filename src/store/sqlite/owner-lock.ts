import { join } from 'node:path';
import { StoreOwnedError } from '../store-errors.ts';
import { type KernelLock, takeKernelLock } from './kernel-lock.ts';

/**
 * Takes the right to the data folder, or throws StoreOwnedError immediately. The lock is on a file beside the
 * database: in WAL mode an exclusive lock of the database itself would keep our own reader out.
 */
export function takeOwnerLock(dataDir: string): KernelLock {
  const lock = takeKernelLock(join(dataDir, 'owner.lock'));
  if (lock !== null) return lock;
  throw new StoreOwnedError(
    'Another Halftone server runs on this data folder. Stop it, or give this one another DATA_DIR.',
  );
}
