import { createLatch } from '../concurrency/latch.ts';
import type { Signals, Topic } from './signals.ts';

/** A latch on a topic: a signal that comes between two waits is not missed, many are one. */
export interface Wakeup {
  /** Resolves at the next signal, immediately if one came since the last wait, and at the latest after `ms`. */
  wait(ms: number, signal?: AbortSignal): Promise<void>;
  /** Lets the subscription go and ends a wait that is under way. */
  stop(): void;
}

export function createWakeup(signals: Signals, topic: Topic): Wakeup {
  const latch = createLatch();
  const unsubscribe = signals.subscribe(topic, latch.wake);
  return {
    wait: latch.wait,
    stop() {
      unsubscribe();
      latch.stop();
    },
  };
}
