import type { Logger } from 'pino';
import { createWaiter } from '../concurrency/waiter.ts';
import { HalftoneError } from '../domain/halftone-error.ts';
import { connectPool, type PoolConnection } from './pool-connection.ts';
import type { PoolRequest, PoolResponse, PoolSettings } from './pool-messages.ts';
import { restartPolicy } from './restart-policy.ts';

/** Keeps the pool's process running: starts it, and starts it again whenever it has ended. */
export interface PoolSupervisor {
  /** Whether the process can work now. */
  readonly isReady: boolean;
  /** To be called while ready; a message to a process that is just ending is lost. */
  send(request: PoolRequest): void;
  /** Ends the process for an image past its deadline; it is started again at once. */
  kill(): void;
  /** The process has finished an image. */
  worked(): void;
  /** See `Compressor.unavailableReason`. */
  unavailableReason(): string | null;
  /** Ends the process for good, and resolves when it and `onEnd` have ended. */
  close(): Promise<void>;
}

/** What the supervisor reports. */
export interface PoolListener {
  /** The process can work: at its start and after each restart. */
  readonly onReady: () => void;
  readonly onResponse: (response: Exclude<PoolResponse, { readonly type: 'ready' }>) => void;
  /**
   * The process has ended, by `how`. Nothing of it answers any more; the next one starts after the promise.
   *
   * @param isKilled by `kill` or `close`
   */
  readonly onEnd: (how: string, isKilled: boolean) => Promise<void>;
}

/**
 * Starts the pool's process and resolves when it can work; rejects with a HalftoneError
 * (`COMPRESSION_UNAVAILABLE`) when it cannot be brought up.
 */
export async function startPoolSupervisor(
  settings: PoolSettings & { readonly tempFolder: string | undefined; readonly logger: Logger },
  listener: PoolListener,
): Promise<PoolSupervisor> {
  const { tempFolder, logger, ...poolSettings } = settings;
  const restarts = restartPolicy();
  const firstReady = createWaiter<void>();
  const lastEnd = createWaiter<void>();
  let connection: PoolConnection | null = null;
  let ending: Promise<void> = Promise.resolve();
  let restartTimer: NodeJS.Timeout | undefined;
  let isReady = false;
  let hasBeenReady = false;
  let isCondemned = false;
  let isClosed = false;

  function connect(): void {
    connection = connectPool(poolSettings, logger, { onResponse, onExit }, tempFolder);
  }

  function onResponse(response: PoolResponse): void {
    if (response.type !== 'ready') return listener.onResponse(response);
    isReady = true;
    if (hasBeenReady) logger.info('the image pool works again');
    hasBeenReady = true;
    restarts.cameUp();
    firstReady.resolve();
    listener.onReady();
  }

  async function onExit(how: string): Promise<void> {
    const wasCondemned = isCondemned;
    connection = null;
    isReady = false;
    isCondemned = false;
    const pause = restarts.ended(how, wasCondemned);
    ending = listener.onEnd(how, wasCondemned || isClosed);
    await ending;
    if (isClosed) lastEnd.resolve();
    else if (!hasBeenReady) firstReady.reject(cannotStart(how));
    else restartTimer = setTimeout(connect, pause);
  }

  connect();
  await firstReady.promise;
  return {
    get isReady() {
      return isReady;
    },
    send: (request) => connection?.send(request),
    kill() {
      isCondemned = connection !== null;
      connection?.kill();
    },
    worked: restarts.worked,
    unavailableReason: restarts.lostReason,
    async close() {
      isClosed = true;
      clearTimeout(restartTimer);
      if (connection === null) return ending;
      connection.kill();
      await lastEnd.promise;
    },
  };
}

function cannotStart(how: string): HalftoneError {
  return new HalftoneError(
    'COMPRESSION_UNAVAILABLE',
    503,
    `The image pool does not start (${how}). Check that sharp is installed for this machine; the log has its output.`,
  );
}
