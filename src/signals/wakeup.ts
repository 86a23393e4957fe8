import type { Signals, Topic } from './signals.ts';

/** A latch on a topic: a signal that comes between two waits is not missed, many are one. */
export interface Wakeup {
  /** Resolves at the next signal, immediately if one came since the last wait, and at the latest after `ms`. */
  wait(ms: number, signal?: AbortSignal): Promise<void>;
  /** Lets the subscription go and ends a wait that is under way. */
  stop(): void;
}

export function createWakeup(signals: Signals, topic: Topic): Wakeup {
  let woken = false;
  let stopped = false;
  let wake: (() => void) | null = null;
  const unsubscribe = signals.subscribe(topic, () => {
    woken = true;
    wake?.();
  });
  return {
    async wait(ms, signal) {
      if (!woken && !stopped && !signal?.aborted) {
        await new Promise<void>((resolve) => {
          const timer = setTimeout(done, ms);
          function done() {
            clearTimeout(timer);
            signal?.removeEventListener('abort', done);
            resolve();
          }
          wake = done;
          signal?.addEventListener('abort', done, { once: true });
        });
        wake = null;
      }
      woken = false;
    },
    stop() {
      stopped = true;
      unsubscribe();
      wake?.();
    },
  };
}
