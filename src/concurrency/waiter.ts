import { setMaxListeners } from 'node:events';

/** A promise that the giver of what is waited for settles; only the first time counts. */
export interface Waiter<T> {
  readonly promise: Promise<T>;
  resolve(value: T): void;
  reject(reason: unknown): void;
}

/**
 * The one way to wait for what others hand out: rejects with the signal's reason when that aborts first, and
 * leaves no listener behind.
 *
 * @param signal not aborted yet
 * @param onAbort called when the signal aborts before the end, to take the waiter out of where it waits
 */
export function createWaiter<T>(signal?: AbortSignal, onAbort?: () => void): Waiter<T> {
  let resolve!: (value: T) => void;
  let reject!: (reason: unknown) => void;
  const promise = new Promise<T>((res, rej) => {
    resolve = res;
    reject = rej;
  });
  if (signal === undefined) return { promise, resolve, reject };

  const abort = () => {
    onAbort?.();
    reject(signal.reason);
  };
  // One signal may end any number of waits; each takes its listener away again.
  setMaxListeners(0, signal);
  signal.addEventListener('abort', abort, { once: true });
  const forget = () => signal.removeEventListener('abort', abort);
  return {
    promise,
    resolve(value) {
      forget();
      resolve(value);
    },
    reject(reason) {
      forget();
      reject(reason);
    },
  };
}
