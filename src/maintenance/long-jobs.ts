import { setTimeout as sleep } from 'node:timers/promises';
import type { Logger } from 'pino';
import type { Queue } from '../queue/queue.ts';
import type { Signals } from '../signals/signals.ts';
import type { Control, Listings } from '../store/store.ts';

/** How long to wait where products in work keep a cancel from ending, and where the store is away, milliseconds. */
const pause = 250;

/** Cancelling, retrying and deleting what is large: step after step, each durable, with other work between them. */
export interface LongJobs {
  /** Brings what the request is marked with to its end; harmless when that is under way. */
  start(requestId: string): void;
  /** Goes on with what an earlier process was at. */
  resume(): Promise<void>;
  /** Stops after the step that is under way; the next start goes on. */
  close(): Promise<void>;
}

export interface LongJobsDependencies {
  readonly store: Pick<Control, 'advance' | 'listAdvancing'> & Pick<Listings, 'findRequest'>;
  readonly queue: Queue;
  readonly signals: Signals;
  /** A request is gone, and with it may be what its files were kept for. */
  readonly onOrphans: () => void;
  readonly logger: Logger;
}

export function createLongJobs(dependencies: LongJobsDependencies): LongJobs {
  const { store, queue, signals, logger } = dependencies;
  const closing = new AbortController();
  const running = new Map<string, { again: boolean; readonly end: Promise<void> }>();

  async function run(id: string): Promise<void> {
    while (!closing.signal.aborted) {
      const report = await store.advance(id).catch((error: unknown) => {
        logger.warn({ error, requestId: id }, 'a request is waiting for the store');
        return null;
      });
      if (report !== null && report.changed > 0) await tell(id, report.deliveries);
      if (report?.done) {
        const job = running.get(id);
        // Something else was asked of the request while this was running.
        if (!job?.again) return;
        job.again = false;
      }
      if (report === null || report.changed === 0) await sleep(pause, null, { signal: closing.signal });
    }
  }

  async function tell(id: string, deliveries: boolean): Promise<void> {
    signals.notify(`request:${id}`);
    if (deliveries) signals.notify('deliveries');
    const request = await store.findRequest(null, id).catch(() => null);
    if (request === null) dependencies.onOrphans();
    // What was made pending again.
    else if (request.status === 'PROCESSING') queue.add(request);
  }

  function start(id: string): void {
    const job = running.get(id);
    if (job !== undefined) {
      job.again = true;
      return;
    }
    const end = run(id)
      .catch((error: unknown) => {
        if (!closing.signal.aborted)
          logger.error({ error, requestId: id }, 'a cancel, retry or delete did not finish');
      })
      .finally(() => running.delete(id));
    running.set(id, { again: false, end });
  }

  return {
    start,
    async resume() {
      for (const id of await store.listAdvancing()) start(id);
    },
    async close() {
      closing.abort();
      await Promise.all([...running.values()].map(({ end }) => end));
    },
  };
}
