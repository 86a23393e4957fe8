import { setFlagsFromString } from 'node:v8';
import { Piscina } from 'piscina';
import {
  type PoolRequest,
  type PoolResponse,
  type PoolSettings,
  parsePoolRequest,
} from '../src/compression/pool-messages.ts';
import { ImageError } from '../src/domain/image-error.ts';
import { entryPoint } from '../src/installation/entry-point.ts';
import { fromErrorRecord, isError, toErrorRecord } from '../src/log/error-record.ts';
import type { CompressImageJob } from './compress-image.ts';
import type { CompressTaskAnswer } from './compress-task.ts';
import { inspectImage } from './inspect-image.ts';
import { type MemoryBudget, memoryBudget, pictureMemory } from './memory-budget.ts';
import { planImage } from './plan-image.ts';
// Loaded here first: sharp asks for it before threads load it, and its allow-list is set by the main thread.
import './sharp.ts';

// The pool's own process: forked by src/compression/, killed by it at a deadline, replaced when it dies.

/**
 * Megabytes that a thread's older objects may take before V8 collects them all. Without it V8 starts from a few, and
 * pixels that live on through one short collection cost a long one each: a seventh of a photograph's time.
 */
const oldSpaceMegabytes = 64;

type JobRequest = Exclude<PoolRequest, { type: 'start' }>;

// A terminal's Ctrl-C reaches the whole process group; the parent decides when this one ends.
process.on('SIGINT', () => {});
process.on('SIGTERM', () => {});
// Without its parent there is no one to send results to. process.exit() would wait for the native encodes.
process.on('disconnect', endNow);

let start: (settings: PoolSettings) => void;
const started = new Promise<PoolSettings>((resolve) => {
  start = resolve;
});

process.on('message', (message) => {
  const request = parsePoolRequest(message);
  if (request.type === 'start') start(request.settings);
  else void work(request);
});

const { url: thumbnailTask } = entryPoint(import.meta.url, './thumbnail-task');
const settings = await started;
const pool = startPool(settings.threads);
const memory: MemoryBudget = memoryBudget(settings.threads);
send({ type: 'ready' });

async function work(request: JobRequest): Promise<void> {
  const { id, input, output } = request;
  try {
    const facts = await inspectImage(input, settings);
    const compression = request.type === 'compress' ? request.options : null;
    // A thumbnail is small: what decoding takes is what a JPEG takes.
    const format = compression === null ? 'jpeg' : planImage(facts, compression).format;
    const release = await admit(id, pictureMemory(facts, format, compression));
    try {
      const pixels = facts.width * facts.height * facts.frames;
      send({ type: 'encoding', id, pixels, format });
      if (request.type === 'thumbnail') {
        await pool.run({ input, output, facts }, { filename: thumbnailTask.href });
        send({ type: 'thumbnailed', id });
        return;
      }
      const job: CompressImageJob = { input, output, options: request.options, facts };
      const answer: CompressTaskAnswer = await pool.run(job);
      if ('fault' in answer) throw fromErrorRecord(answer.fault);
      send(
        'result' in answer
          ? { type: 'done', id, result: answer.result }
          : { type: 'failed', id, ...answer.error },
      );
    } finally {
      release();
    }
  } catch (error) {
    if (error instanceof ImageError) send({ type: 'failed', id, code: error.code, message: error.message });
    else send({ type: 'failed', id, ...internal, cause: toErrorRecord(asError(error)) });
  }
}

/** Only a job that has to wait is announced: of a small image every message is a share of its cost. */
async function admit(id: number, bytes: number): Promise<() => void> {
  const release = memory.tryAcquire(bytes);
  if (release !== null) return release;
  send({ type: 'inspected', id });
  return memory.acquire(bytes);
}

function asError(thrown: unknown): Error {
  return isError(thrown) ? thrown : new Error(String(thrown));
}

const internal = { code: 'INTERNAL', message: 'The image could not be compressed.' } as const;

function startPool(threads: number): Piscina {
  setFlagsFromString(`--initial-old-space-size=${oldSpaceMegabytes}`);
  const { url, execArgv } = entryPoint(import.meta.url, './compress-task');
  return new Piscina({
    filename: url.href,
    execArgv,
    minThreads: threads,
    maxThreads: threads,
    // A thread that dies takes only its own task with it.
    concurrentTasksPerWorker: 1,
    // Its histograms are not used.
    recordTiming: false,
    // Waiting by Atomics would hold up what frees the pixels of the image before.
    atomics: 'disabled',
    // The parent sends as many jobs as there are threads.
    maxQueue: threads,
  });
}

function send(response: PoolResponse): void {
  if (!process.connected) return;
  process.send?.(response);
}

function endNow(): void {
  process.kill(process.pid, 'SIGKILL');
}
