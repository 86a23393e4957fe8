import type { PendingJob } from './pending-job.ts';

/** Thumbnails that may wait; a page asks for what it shows, some dozens. */
export const mostThumbnails = 1_000;

/** How long one waits behind compressions before it goes first, milliseconds. */
const patience = 250;

/**
 * Whether a thumbnail runs next: when nothing else waits. While the pool is busy all the time, a user who
 * watches a run would never see a picture; so what has waited long goes first, one at a time.
 */
export function isThumbnailsTurn(
  thumbnails: readonly PendingJob[],
  waiting: readonly PendingJob[],
  inFlight: ReadonlyMap<number, PendingJob>,
): boolean {
  const [first] = thumbnails;
  if (first === undefined) return false;
  if (waiting.length === 0) return true;
  if (performance.now() - first.submittedAt < patience) return false;
  return ![...inFlight.values()].some(({ job }) => job.type === 'thumbnail');
}
