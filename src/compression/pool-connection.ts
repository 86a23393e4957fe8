import { fork } from 'node:child_process';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import type { Logger } from 'pino';
import { entryPoint } from '../installation/entry-point.ts';
import {
  type PoolRequest,
  type PoolResponse,
  type PoolSettings,
  parsePoolResponse,
} from './pool-messages.ts';

/** One life of the pool's process. */
export interface PoolConnection {
  send(request: PoolRequest): void;
  /** SIGKILL: nothing gentler stops native code. `onExit` follows. */
  kill(): void;
}

export interface PoolEvents {
  readonly onResponse: (response: PoolResponse) => void;
  /** Once, also where it never came up. `how` says what ended it. */
  readonly onExit: (how: string) => void;
}

/** A process that does not say `ready` in this time is killed; a server has to start or give up within 20 s. */
const bootMilliseconds = 15_000;
const longestLine = 1000;

/**
 * Starts the pool's process; `onResponse` gets `ready` when it can work.
 * @param tempFolder for what libvips does not hold in memory; undefined: the system's
 */
export function connectPool(
  settings: PoolSettings,
  logger: Logger,
  events: PoolEvents,
  tempFolder?: string,
): PoolConnection {
  const { url, execArgv } = entryPoint(import.meta.url, '../../workers/pool-process');
  const child = fork(fileURLToPath(url), [], {
    // compress-task.ts frees the pixels of large images at once.
    execArgv: [...execArgv, '--expose-gc'],
    // Nothing else of the environment: it holds secrets that code fed by strangers has no use for.
    env: {
      // All worker threads share libuv's threads: four more than encodes can hold keep file access going.
      UV_THREADPOOL_SIZE: String(settings.threads + 4),
      // glibc keeps freed memory an arena a thread; two keep the process near what it uses.
      MALLOC_ARENA_MAX: '2',
      // Freed pixels are soon wanted again: a picture of a few megapixels finds them where they were, instead of
      // asking the kernel for pages and giving them back (a twentieth of its time). What is larger is given back.
      MALLOC_MMAP_THRESHOLD_: String(32 << 20),
      MALLOC_TRIM_THRESHOLD_: String(64 << 20),
      MALLOC_TOP_PAD_: String(16 << 20),
      // A WebP of more than 100 MiB of pixels that is turned goes by a file (libvips, VIPS_DISC_THRESHOLD).
      ...(tempFolder === undefined ? {} : { TMPDIR: tempFolder }),
    },
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
  });
  const kill = (): void => void child.kill('SIGKILL');
  const bootTimer = setTimeout(kill, bootMilliseconds);

  child.on('message', (message) => {
    let response: PoolResponse;
    try {
      response = parsePoolResponse(message);
    } catch (error) {
      logger.error({ err: error }, 'the image pool sent an invalid message; restarting it');
      kill();
      return;
    }
    if (response.type === 'ready') clearTimeout(bootTimer);
    events.onResponse(response);
  });
  if (child.stderr) {
    createInterface({ input: child.stderr }).on('line', (line) =>
      logger.warn({ line: line.slice(0, longestLine) }, 'image pool'),
    );
  }

  let ended = false;
  const end = (how: string): void => {
    if (ended) return;
    ended = true;
    clearTimeout(bootTimer);
    events.onExit(how);
  };
  child.once('exit', (code, signal) => end(signal === null ? `exit code ${code}` : signal));
  // Also where the process could not be started or a message not be sent; the exit, if any, came or follows.
  child.on('error', (error) => {
    logger.error({ err: error }, 'sending to the image pool failed');
    if (child.pid === undefined) end('it could not be started');
    else kill();
  });

  const send = (request: PoolRequest): void => {
    if (child.connected) child.send(request);
  };
  send({ type: 'start', settings });
  return { send, kill };
}
