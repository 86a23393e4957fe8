import { createWaiter, type Waiter } from './waiter.ts';

/** Holds callers back, in order, while there is no capacity for what they would add. */
export interface CapacityGate {
  /** Resolves when there is a place for the caller; rejects with the signal's reason, or when closed. */
  wait(signal: AbortSignal): Promise<void>;
  /** To be called when capacity may have become free. */
  update(): void;
  /** Rejects those who wait, and everyone later. */
  close(reason: Error): void;
}

/** @param places counts what is free now; each caller that is let in is expected to fill one of these */
export function createCapacityGate(places: () => number): CapacityGate {
  const waiters = new Set<Waiter<void>>();
  let closed: Error | null = null;

  function update(): void {
    let free = places();
    for (const waiter of waiters) {
      if (free <= 0) return;
      free -= 1;
      waiters.delete(waiter);
      waiter.resolve();
    }
  }

  return {
    async wait(signal) {
      signal.throwIfAborted();
      if (closed !== null) throw closed;
      // Behind those who came before, who would have been let in if there were a place.
      if (waiters.size < places()) return;
      const waiter: Waiter<void> = createWaiter(signal, () => waiters.delete(waiter));
      waiters.add(waiter);
      await waiter.promise;
    },
    update,
    close(reason) {
      closed = reason;
      for (const waiter of waiters) waiter.reject(reason);
      waiters.clear();
    },
  };
}
