/** Wakes a waiter. What comes between two waits is not missed, and many wake-ups are one. */
export interface Latch {
  wake(): void;
  /** Resolves once woken (at once when that was since the last wait), after `ms`, or when the signal aborts. */
  wait(ms: number, signal?: AbortSignal): Promise<void>;
  /** Ends a wait that is under way, and all later ones at once. */
  stop(): void;
}

/** For one waiter at a time. */
export function createLatch(): Latch {
  let woken = false;
  let stopped = false;
  let end = (): void => {};

  function ended(ms: number, signal: AbortSignal | undefined): Promise<void> {
    return new Promise((resolve) => {
      end = () => {
        clearTimeout(timer);
        signal?.removeEventListener('abort', end);
        resolve();
      };
      const timer = setTimeout(end, ms);
      signal?.addEventListener('abort', end, { once: true });
    });
  }

  return {
    wake() {
      woken = true;
      end();
    },
    async wait(ms, signal) {
      if (!woken && !stopped && signal?.aborted !== true) await ended(ms, signal);
      woken = false;
    },
    stop() {
      stopped = true;
      end();
    },
  };
}
