import type { Logger } from 'pino';
import { HalftoneError } from '../domain/halftone-error.ts';
import { ImageError } from '../domain/image-error.ts';
import type { CompressionResult, Compressor } from './compressor.ts';
import { type EncodeDeadline, encodeDeadline } from './encode-deadline.ts';
import { type PendingJob, type PoolJob, pendingJob, removeOutput } from './pending-job.ts';
import { connectPool, type PoolConnection } from './pool-connection.ts';
import type { PoolResponse } from './pool-messages.ts';
import { restartPolicy } from './restart-policy.ts';
import { room } from './room.ts';
import { isThumbnailsTurn, mostThumbnails } from './thumbnails-turn.ts';

export interface CompressorSettings {
  /** Images at a time. */
  readonly threads: number;
  /** Of all frames of an image together. */
  readonly maxPixels: number;
  readonly maxImageBytes: number;
  readonly logger: Logger;
  /** Default: `encodeDeadline`. */
  readonly deadline?: EncodeDeadline;
}

/** Reading a header takes milliseconds; past this it hangs. */
const inspectMilliseconds = 10_000;
const waitingAThread = 4;
/** Past this a caller has not asked `whenRoom`. */
const mostWaiting = 10_000;
const deathsAloneToPoison = 2;

/**
 * Starts the pool's process and resolves when it can work; rejects with a HalftoneError
 * (`COMPRESSION_UNAVAILABLE`) when it cannot be brought up.
 */
export async function startCompressor(settings: CompressorSettings): Promise<Compressor> {
  const { logger, threads, deadline = encodeDeadline } = settings;
  const waiting: PendingJob[] = [];
  const thumbnails: PendingJob[] = [];
  const suspects: PendingJob[] = [];
  const inFlight = new Map<number, PendingJob>();
  let connection: PoolConnection | null = null;
  let ready = false;
  let closed = false;
  /** The job whose deadline is why the process is being killed. */
  let condemned: PendingJob | null = null;
  let lastId = 0;
  let restartTimer: NodeJS.Timeout | null = null;
  const restarts = restartPolicy();
  const line = room(() => waitingAThread * threads - waiting.length);
  const stopping = (): ImageError => new ImageError('INTERNAL', 'The server is stopping.');

  let onFirstReady = (): void => {};
  let onFirstEnd = (_how: string): void => {};
  let onLastEnd = (): void => {};

  function connect(): void {
    restartTimer = null;
    const { maxPixels, maxImageBytes } = settings;
    connection = connectPool({ threads, maxPixels, maxImageBytes }, logger, { onResponse, onExit });
  }

  function dispatch(): void {
    if (!ready || closed) return;
    if ([...inFlight.values()].some((job) => job.suspect)) return;
    if (suspects.length > 0) {
      if (inFlight.size === 0) run(suspects.shift());
      return;
    }
    while (inFlight.size < threads && waiting.length + thumbnails.length > 0) {
      run(isThumbnailsTurn(thumbnails, waiting, inFlight) ? thumbnails.shift() : waiting.shift());
    }
    line.update();
  }

  function run(pending: PendingJob | undefined): void {
    if (pending === undefined) return;
    inFlight.set(pending.id, pending);
    arm(pending, inspectMilliseconds);
    connection?.send({ id: pending.id, ...pending.job });
  }

  function arm(pending: PendingJob, milliseconds: number): void {
    disarm(pending);
    pending.timer = setTimeout(() => {
      condemned = pending;
      connection?.kill();
    }, milliseconds);
  }

  function onResponse(response: PoolResponse): void {
    if (response.type === 'ready') {
      ready = true;
      restarts.cameUp();
      onFirstReady();
      dispatch();
      return;
    }
    const pending = inFlight.get(response.id);
    // A process that is being killed may still answer; what it was working on is decided when it has ended.
    if (pending === undefined || condemned !== null) return;
    switch (response.type) {
      case 'inspected':
        disarm(pending);
        break;
      case 'encoding':
        arm(pending, deadline(response.pixels, response.format));
        break;
      case 'done':
        settle(pending, () => pending.succeed(response.result));
        break;
      case 'thumbnailed':
        settle(pending, () => pending.succeed(null));
        break;
      case 'failed':
        settle(pending, () => pending.fail(new ImageError(response.code, response.message)));
        break;
    }
  }

  function settle(pending: PendingJob, answer: () => void): void {
    disarm(pending);
    inFlight.delete(pending.id);
    restarts.worked();
    if (pending.answered) void discard(pending);
    else answer();
    dispatch();
  }

  async function onExit(how: string): Promise<void> {
    const lost = [...inFlight.values()];
    const late = condemned;
    inFlight.clear();
    connection = null;
    ready = false;
    condemned = null;
    const pause = restarts.ended(how, late !== null);
    lost.forEach(disarm);
    if (late === null && !closed) logger.warn({ how, images: lost.length }, 'the image pool died');
    await Promise.all(lost.map(discard));
    if (late !== null) afterDeadline(late, lost);
    else afterDeath(lost);
    if (closed) return onLastEnd();
    onFirstEnd(how);
    if (!closed) restartTimer = setTimeout(connect, pause);
  }

  function afterDeadline(late: PendingJob, lost: PendingJob[]): void {
    if (!late.answered)
      late.fail(new ImageError('COMPRESSION_TIMEOUT', 'Compressing the image took too long.'));
    waiting.unshift(...lost.filter((pending) => !pending.answered));
  }

  function afterDeath(lost: PendingJob[]): void {
    const [first] = lost;
    if (first !== undefined && lost.length === 1) first.deathsAlone += 1;
    const open = lost.filter(({ answered }) => !answered);
    for (const pending of open) pending.suspect = true;
    suspects.unshift(...open.filter(({ deathsAlone }) => deathsAlone < deathsAloneToPoison));
    for (const pending of open.filter(({ deathsAlone }) => deathsAlone >= deathsAloneToPoison)) {
      pending.fail(new ImageError('POISONED', 'This image crashed the compressor twice.'));
    }
  }

  async function discard({ job }: PendingJob): Promise<void> {
    await removeOutput(job).catch((error) => logger.error({ err: error }, 'deleting an output failed'));
  }

  async function submit(job: PoolJob, signal: AbortSignal): Promise<CompressionResult | null> {
    signal.throwIfAborted();
    if (closed) throw stopping();
    const [line, most] = job.type === 'compress' ? [waiting, mostWaiting] : [thumbnails, mostThumbnails];
    if (line.length >= most)
      throw new ImageError('INTERNAL', 'Too many images are waiting for the compressor. Try again later.');
    const pending = pendingJob(++lastId, job);
    const onAbort = (): void => {
      pending.fail(signal.reason);
      for (const queue of [waiting, thumbnails, suspects]) {
        const at = queue.indexOf(pending);
        if (at >= 0) queue.splice(at, 1);
      }
      dispatch();
    };
    signal.addEventListener('abort', onAbort, { once: true });
    line.push(pending);
    dispatch();
    try {
      return await pending.promise;
    } finally {
      signal.removeEventListener('abort', onAbort);
    }
  }

  async function close(): Promise<void> {
    if (closed) return;
    closed = true;
    line.close(stopping());
    for (const pending of [
      ...waiting.splice(0),
      ...thumbnails.splice(0),
      ...suspects.splice(0),
      ...inFlight.values(),
    ]) {
      if (!pending.answered) pending.fail(stopping());
    }
    if (restartTimer !== null) clearTimeout(restartTimer);
    if (connection === null) return;
    await new Promise<void>((resolve) => {
      onLastEnd = resolve;
      connection?.kill();
    });
  }

  await new Promise<void>((resolve, reject) => {
    onFirstReady = resolve;
    onFirstEnd = (how) => {
      closed = true;
      reject(
        new HalftoneError(
          'COMPRESSION_UNAVAILABLE',
          503,
          `The image pool does not start (${how}). Check that sharp is installed for this machine; the log has its output.`,
        ),
      );
    };
    connect();
  });
  onFirstEnd = () => {};

  return {
    async compress(job, signal) {
      const result = await submit({ type: 'compress', ...job }, signal);
      if (result === null) throw new Error('The pool took a compression for a thumbnail.');
      return result;
    },
    async thumbnail(job, signal) {
      await submit({ type: 'thumbnail', ...job }, signal);
    },
    whenRoom: (signal) => line.wait(signal),
    unavailableReason: () => restarts.lostReason(),
    close,
  };
}

function disarm(pending: PendingJob): void {
  if (pending.timer !== null) clearTimeout(pending.timer);
  pending.timer = null;
}
