import { createLatch } from './latch.ts';

/** Resolves after so many milliseconds, or as soon as the signal aborts: for loops that look at the signal next. */
export function pause(milliseconds: number, signal?: AbortSignal): Promise<void> {
  return createLatch().wait(milliseconds, signal);
}

/** As `pause`, but rejects with the signal's reason. */
export async function pauseOrAbort(milliseconds: number, signal: AbortSignal): Promise<void> {
  await pause(milliseconds, signal);
  signal.throwIfAborted();
}
