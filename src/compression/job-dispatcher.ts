import type { Logger } from 'pino';
import { ImageError } from '../domain/image-error.ts';
import { fromErrorRecord } from '../log/error-record.ts';
import type { CompressorObserver } from './compressor-observer.ts';
import type { EncodeDeadline } from './encode-deadline.ts';
import type { JobBacklog } from './job-backlog.ts';
import { judgeLost } from './judge-lost.ts';
import { disarm, type PendingJob, removeOutput } from './pending-job.ts';
import type { PoolListener, PoolSupervisor } from './pool-supervisor.ts';

type JobResponse = Parameters<PoolListener['onResponse']>[0];

/** Sends jobs to the pool's process, holds each to its deadline, and gives each its answer. */
export interface JobDispatcher {
  /** Sends what may run now. */
  dispatch(): void;
  onResponse(response: JobResponse): void;
  /** The process has ended: decides of the jobs that were in it. */
  onEnd(): Promise<void>;
  /** The jobs in the process. */
  readonly inFlight: ReadonlyMap<number, PendingJob>;
}

interface Dependencies {
  readonly backlog: JobBacklog;
  /** null until the process could work for the first time. */
  readonly pool: () => PoolSupervisor | null;
  /** Places in the backlog may have become free. */
  readonly onCapacity: () => void;
  readonly deadline: EncodeDeadline;
  readonly observer: CompressorObserver | undefined;
  readonly logger: Logger;
}

/** Reading a header takes milliseconds; past this it hangs. */
const inspectMilliseconds = 10_000;

export function createJobDispatcher(dependencies: Dependencies): JobDispatcher {
  const { backlog, pool, onCapacity, deadline, observer, logger } = dependencies;
  const inFlight = new Map<number, PendingJob>();
  /** The job whose deadline is why the process is being killed. */
  let condemned: PendingJob | null = null;

  function dispatch(): void {
    const supervisor = pool();
    if (supervisor === null || !supervisor.isReady) return;
    for (let next = backlog.take(inFlight); next !== undefined; next = backlog.take(inFlight)) {
      inFlight.set(next.id, next);
      next.startedAt = performance.now();
      arm(next, inspectMilliseconds);
      supervisor.send({ id: next.id, ...next.job });
    }
    onCapacity();
  }

  function arm(pending: PendingJob, milliseconds: number): void {
    disarm(pending);
    pending.timer = setTimeout(() => {
      condemned = pending;
      pool()?.kill();
    }, milliseconds);
  }

  function onResponse(response: JobResponse): void {
    const pending = inFlight.get(response.id);
    // A process that is being killed may still answer; what it was working on is decided when it has ended.
    if (pending === undefined || condemned !== null) return;
    if (response.type === 'inspected') disarm(pending);
    else if (response.type === 'encoding') arm(pending, deadline(response.pixels, response.format));
    else settle(pending, response);
  }

  function settle(
    pending: PendingJob,
    response: Extract<JobResponse, { readonly type: 'done' | 'thumbnailed' | 'failed' }>,
  ): void {
    disarm(pending);
    inFlight.delete(pending.id);
    pool()?.worked();
    if (response.type === 'done') {
      observer?.compressed(performance.now() - pending.startedAt, response.result);
    }
    if (pending.answered) void discard(pending);
    else if (response.type === 'done') pending.succeed(response.result);
    else if (response.type === 'thumbnailed') pending.succeed(null);
    else pending.fail(failureOf(response));
    dispatch();
  }

  async function onEnd(): Promise<void> {
    const lost = [...inFlight.values()];
    const late = condemned;
    inFlight.clear();
    condemned = null;
    lost.forEach(disarm);
    // Before any of them runs again, which writes the same file.
    await Promise.all(lost.map(discard));
    for (const _ of judgeLost(lost, late, backlog)) observer?.poisoned();
  }

  async function discard({ job }: PendingJob): Promise<void> {
    await removeOutput(job).catch((error) => logger.error({ err: error }, 'deleting an output failed'));
  }

  return { dispatch, onResponse, onEnd, inFlight };
}

function failureOf({ code, message, cause }: Extract<JobResponse, { readonly type: 'failed' }>): ImageError {
  return new ImageError(code, message, cause && { cause: fromErrorRecord(cause) });
}
