import { forwardAbort } from '../concurrency/forward-abort.ts';
import { ImageError } from '../domain/image-error.ts';
import type { DownloadTiming } from './download-timing.ts';

/** The deadlines of one request to one host, all ending in one signal whose reason is an ImageError. */
export interface Deadlines {
  /** Aborts at a deadline, or with the caller's own reason. */
  readonly signal: AbortSignal;
  /** The connection stands: from here on, silence counts. */
  connected(): void;
  /** Bytes came. */
  heard(): void;
  stop(): void;
}

/**
 * @param host for the messages
 * @param total milliseconds that are left for the whole download
 * @param caller the caller's signal, passed on
 */
export function startDeadlines(
  host: string,
  total: number,
  timing: DownloadTiming,
  caller: AbortSignal,
): Deadlines {
  const controller = new AbortController();
  const unlink = forwardAbort([caller], controller);
  const totalTimer = setTimeout(timeOut, total, `${host} took too long to deliver the image.`);
  const connectTimer = setTimeout(
    timeOut,
    timing.connect,
    `No connection to ${host} within ${timing.connect / 1000} s.`,
  );
  let idleTimer: NodeJS.Timeout | undefined;

  return {
    signal: controller.signal,
    connected() {
      clearTimeout(connectTimer);
      clearTimeout(idleTimer);
      if (controller.signal.aborted) return;
      idleTimer = setTimeout(timeOut, timing.idle, `${host} was silent for ${timing.idle / 1000} s.`);
    },
    heard() {
      idleTimer?.refresh();
    },
    stop() {
      for (const timer of [totalTimer, connectTimer, idleTimer]) clearTimeout(timer);
      unlink();
    },
  };

  function timeOut(message: string): void {
    controller.abort(new ImageError('TIMEOUT', message));
  }
}
