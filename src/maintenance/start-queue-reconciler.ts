import type { Logger } from 'pino';
import { startLoop } from '../concurrency/loop.ts';
import { warnRarely } from '../log/warn-rarely.ts';
import type { Queue } from '../queue/queue.ts';
import type { Work } from '../store/store.ts';

/** Tells the queue of every unfinished request, at the start and then from time to time. */
export interface QueueReconciler {
  close(): Promise<void>;
}

/** How often, milliseconds. */
const defaultInterval = 15_000;

/**
 * Finds what the queue was not notified of: above all products that were claimed under a lease that this process
 * lost and took again.
 *
 * Throws what the store throws at the first look; later it is looked again.
 */
export async function startQueueReconciler(
  dependencies: {
    readonly store: Pick<Work, 'listUnfinished'>;
    readonly queue: Pick<Queue, 'add'>;
    readonly logger: Logger;
  },
  interval = defaultInterval,
): Promise<QueueReconciler> {
  const { store, queue, logger } = dependencies;

  async function look(): Promise<void> {
    for (const unfinished of await store.listUnfinished()) queue.add(unfinished);
  }

  await look();
  return startLoop({
    firstAfter: interval,
    async step() {
      await look();
      return interval;
    },
    retryAfter: interval,
    onError: (error) =>
      warnRarely(logger, { err: error }, 'listing unfinished requests failed; will try again'),
  });
}
