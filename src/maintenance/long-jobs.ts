import type { Logger } from 'pino';
import { pauseOrAbort } from '../concurrency/pause.ts';
import { createSingleFlight } from '../concurrency/single-flight.ts';
import { isFinished } from '../domain/request.ts';
import { logFinished } from '../log/log-finished.ts';
import { warnRarely } from '../log/warn-rarely.ts';
import type { Queue } from '../queue/queue.ts';
import type { Signals } from '../signals/signals.ts';
import type { Control, Listings } from '../store/store.ts';

/** How long to wait where products in work keep a cancel from ending, and where the store is away, milliseconds. */
const stepPause = 250;

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
  const running = createSingleFlight<string, void>();
  /** Requests of which something else was asked while their job was running. */
  const again = new Set<string>();

  async function run(id: string): Promise<void> {
    while (!closing.signal.aborted) {
      const report = await store.advance(id).catch((error: unknown) => {
        warnRarely(logger, { err: error, requestId: id }, 'a request is waiting for the store');
        return null;
      });
      if (report !== null && report.changed > 0) await tell(id, report.deliveries);
      if (report?.done) return;
      if (report === null || report.changed === 0) await pauseOrAbort(stepPause, closing.signal);
    }
  }

  async function tell(id: string, deliveries: boolean): Promise<void> {
    signals.notify(`request:${id}`);
    if (deliveries) signals.notify('deliveries');
    const request = await store.findRequest(null, id).catch(() => null);
    if (request === null) dependencies.onOrphans();
    // What was made pending again.
    else if (request.status === 'PROCESSING') queue.add(request);
    else if (isFinished(request.status)) logFinished(logger, request);
  }

  function start(id: string): void {
    if (running.find(id) !== undefined) {
      again.add(id);
      return;
    }
    void running
      .share(id, () => run(id))
      .catch((error: unknown) => {
        if (!closing.signal.aborted)
          logger.error({ err: error, requestId: id }, 'a cancel, retry or delete did not finish');
      })
      .then(() => {
        if (again.delete(id) && !closing.signal.aborted) start(id);
      });
  }

  return {
    start,
    async resume() {
      for (const id of await store.listAdvancing()) start(id);
    },
    async close() {
      closing.abort();
      await running.settled();
    },
  };
}
