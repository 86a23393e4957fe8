import { createCapacityGate } from '../concurrency/capacity-gate.ts';

/**
 * Counts the images that wait for a download or a thread, or have one. New products are let in while these are
 * few: enough to keep every thread busy, few enough that a request that comes later is not stuck behind what
 * waits already. An image that waits for something else (the time of its next try, a busy or paused host) is
 * not counted meanwhile.
 */
export interface ImageBacklog {
  /** Runs `work`, counted; it may step out through `whileIdle`. */
  run<T>(work: (whileIdle: WhileIdle) => Promise<T>): Promise<T>;
  /** Resolves when fewer than the limit are counted. Rejects with the signal's reason. */
  whenCapacity(signal: AbortSignal): Promise<void>;
}

export type WhileIdle = <T>(wait: Promise<T>) => Promise<T>;

export function createImageBacklog(limit: number): ImageBacklog {
  let length = 0;
  const gate = createCapacityGate(() => limit - length);

  function leave(): void {
    length -= 1;
    gate.update();
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
    whenCapacity: gate.wait,
  };
}
