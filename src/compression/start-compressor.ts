import type { Logger } from 'pino';
import { createCapacityGate } from '../concurrency/capacity-gate.ts';
import { ImageError } from '../domain/image-error.ts';
import type { CompressionResult, Compressor } from './compressor.ts';
import type { CompressorLoad, CompressorObserver } from './compressor-observer.ts';
import { type EncodeDeadline, encodeDeadline } from './encode-deadline.ts';
import { createJobBacklog } from './job-backlog.ts';
import { createJobDispatcher } from './job-dispatcher.ts';
import { type PoolJob, pendingJob } from './pending-job.ts';
import { type PoolSupervisor, startPoolSupervisor } from './pool-supervisor.ts';

export interface CompressorSettings {
  /** Images at a time. */
  readonly threads: number;
  /** Of all frames of an image together. */
  readonly maxPixels: number;
  readonly maxImageBytes: number;
  readonly logger: Logger;
  /** For files that are gone with the pool. Default: the system's. */
  readonly tempFolder?: string;
  /** Default: `encodeDeadline`. */
  readonly deadline?: EncodeDeadline;
  readonly observer?: CompressorObserver;
}

/** A compressor that says how busy it is. */
export type StartedCompressor = Compressor & { load(): CompressorLoad };

const waitingAThread = 4;

/**
 * Starts the pool's process and resolves when it can work; rejects with a HalftoneError
 * (`COMPRESSION_UNAVAILABLE`) when it cannot be brought up.
 */
export async function startCompressor(settings: CompressorSettings): Promise<StartedCompressor> {
  const {
    logger,
    threads,
    maxPixels,
    maxImageBytes,
    tempFolder,
    deadline = encodeDeadline,
    observer,
  } = settings;
  const backlog = createJobBacklog(threads);
  const gate = createCapacityGate(() => waitingAThread * threads - backlog.compressions);
  let supervisor: PoolSupervisor | null = null;
  let closed = false;
  let lastId = 0;
  const jobs = createJobDispatcher({
    backlog,
    pool: () => (closed ? null : supervisor),
    onCapacity: gate.update,
    deadline,
    observer,
    logger,
  });
  supervisor = await startPoolSupervisor(
    { threads, maxPixels, maxImageBytes, tempFolder, logger },
    {
      onReady() {
        observer?.processStarted();
        jobs.dispatch();
      },
      onResponse: jobs.onResponse,
      onEnd(how, isKilled) {
        if (!isKilled) logger.warn({ how, images: jobs.inFlight.size }, 'the image pool died');
        observer?.processEnded(endReason(closed, isKilled));
        return jobs.onEnd();
      },
    },
  );
  const pool = supervisor;

  async function submit(job: PoolJob, signal: AbortSignal): Promise<CompressionResult | null> {
    signal.throwIfAborted();
    if (closed) throw stopping();
    lastId += 1;
    const pending = pendingJob(lastId, job, signal, () => {
      backlog.remove(pending);
      jobs.dispatch();
    });
    try {
      backlog.add(pending);
      jobs.dispatch();
    } catch (error) {
      pending.fail(error);
    }
    return pending.promise;
  }

  return {
    async compress(job, signal) {
      const result = await submit({ type: 'compress', ...job }, signal);
      if (result === null) throw new Error('The pool took a compression for a thumbnail.');
      return result;
    },
    async thumbnail(job, signal) {
      await submit({ type: 'thumbnail', ...job }, signal);
    },
    whenCapacity: gate.wait,
    unavailableReason: pool.unavailableReason,
    load: () => ({ threads, busy: jobs.inFlight.size, waiting: backlog.length }),
    async close() {
      if (closed) return;
      closed = true;
      gate.close(stopping());
      for (const pending of [...backlog.clear(), ...jobs.inFlight.values()]) pending.fail(stopping());
      await pool.close();
    },
  };
}

function endReason(isClosed: boolean, isKilled: boolean): 'closing' | 'deadline' | 'crash' {
  if (isClosed) return 'closing';
  return isKilled ? 'deadline' : 'crash';
}

function stopping(): ImageError {
  return new ImageError('INTERNAL', 'The server is stopping.');
}
