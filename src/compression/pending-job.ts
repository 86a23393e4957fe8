import { rm } from 'node:fs/promises';
import { createWaiter } from '../concurrency/waiter.ts';
import { ImageError } from '../domain/image-error.ts';
import type { CompressionJob, CompressionResult, ThumbnailJob } from './compressor.ts';
import { partialOutput } from './partial-output.ts';

/** What the pool is asked for, as its message says it. */
export type PoolJob =
  | ({ readonly type: 'compress' } & CompressionJob)
  | ({ readonly type: 'thumbnail' } & ThumbnailJob);

/** A job from its submission to its answer; it may outlive several of the pool's processes. */
export interface PendingJob {
  readonly id: number;
  readonly job: PoolJob;
  /** When it was submitted, by `performance.now()`. */
  readonly submittedAt: number;
  /** When a thread last began with it. */
  startedAt: number;
  /** In flight when a process died by itself: it runs alone until it is known to be innocent. */
  suspect: boolean;
  /** Processes that died while this job alone was in them. */
  deathsAlone: number;
  /** Already answered: the caller aborted, or the compressor closed. No caller waits for its output. */
  answered: boolean;
  /** Of its deadline. */
  timer: NodeJS.Timeout | undefined;
  /** null: a thumbnail, which has nothing to tell. */
  readonly promise: Promise<CompressionResult | null>;
  /** Only the first answer counts, as with `fail`. */
  succeed(result: CompressionResult | null): void;
  fail(reason: unknown): void;
}

/**
 * @param signal not aborted yet; fails the job with its reason
 * @param onAbort called then, to take the job out of where it waits
 */
export function pendingJob(id: number, job: PoolJob, signal: AbortSignal, onAbort: () => void): PendingJob {
  const { promise, resolve, reject } = createWaiter<CompressionResult | null>(signal, () => {
    pending.answered = true;
    onAbort();
  });
  const pending: PendingJob = {
    id,
    job,
    submittedAt: performance.now(),
    startedAt: 0,
    suspect: false,
    deathsAlone: 0,
    answered: false,
    timer: undefined,
    promise,
    succeed: (result) => {
      pending.answered = true;
      resolve(result);
    },
    fail: (reason) => {
      pending.answered = true;
      reject(reason);
    },
  };
  return pending;
}

/** Removes what an attempt may have left: also the half-written file of a process that was killed. */
export async function removeOutput({ output }: PoolJob): Promise<void> {
  await Promise.all([rm(output, { force: true }), rm(partialOutput(output), { force: true })]).catch(
    (cause) => {
      throw new ImageError('INTERNAL', 'A result could not be removed.', { cause });
    },
  );
}

export function disarm(pending: PendingJob): void {
  clearTimeout(pending.timer);
  pending.timer = undefined;
}
