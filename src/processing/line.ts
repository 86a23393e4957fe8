/**
 * Counts the images that are in line for a download or a thread, or have one. New products are let in while
 * it is short: long enough to keep every thread busy, short enough that a request that comes later is not
 * stuck behind what is in line already. An image that waits for something else (the time of its next try, a
 * busy or paused host) steps out of line meanwhile.
 */
export interface Line {
  /** Runs `work` in line; it may step out through `whileIdle`. */
  run<T>(work: (whileIdle: WhileIdle) => Promise<T>): Promise<T>;
  /** Resolves when the line is shorter than its limit. Rejects with the signal's reason. */
  room(signal: AbortSignal): Promise<void>;
}

export type WhileIdle = <T>(wait: Promise<T>) => Promise<T>;

export function createLine(limit: number): Line {
  let length = 0;
  let waiters: (() => void)[] = [];

  function leave(): void {
    length -= 1;
    if (length >= limit) return;
    const those = waiters;
    waiters = [];
    for (const wake of those) wake();
  }

  async function whileIdle<T>(wait: Promise<T>): Promise<T> {
    leave();
    try {
      return await wait;
    } finally {
      length += 1;
    }
  }

  return {
    async run(work) {
      length += 1;
      try {
        return await work(whileIdle);
      } finally {
        leave();
      }
    },
    async room(signal) {
      signal.throwIfAborted();
      while (length >= limit) {
        await new Promise<void>((resolve, reject) => {
          const abort = () => reject(signal.reason);
          signal.addEventListener('abort', abort, { once: true });
          waiters.push(() => {
            signal.removeEventListener('abort', abort);
            resolve();
          });
        });
      }
    },
  };
}
