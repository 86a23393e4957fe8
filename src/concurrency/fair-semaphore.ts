import { createFairBacklog, type Path } from './fair-backlog.ts';
import { createWaiter, type Waiter } from './waiter.ts';

/** A bounded number of slots; keys take turns at them, so that a long backlog of one delays no other. */
export interface FairSemaphore {
  /**
   * Waits for a slot. Under one path, first come is first served. The backlog is as long as there are callers:
   * they bound it.
   *
   * @returns frees the slot; safe to call twice
   * @throws the signal's reason; the caller holds nothing then
   */
  acquire(path: Path, signal?: AbortSignal): Promise<() => void>;
  /** Zero hands out no more; slots that are taken stay so. */
  setLimit(limit: number): void;
  /** Slots that are taken. */
  readonly active: number;
  readonly waiting: number;
}

/** For the paths and the turns see `FairBacklog`. */
export function createFairSemaphore(initialLimit: number): FairSemaphore {
  const backlog = createFairBacklog<Waiter<() => void>>();
  let limit = initialLimit;
  let active = 0;

  function handOut(): void {
    while (active < limit) {
      const waiter = backlog.take();
      if (waiter === undefined) return;
      active += 1;
      waiter.resolve(releaseOnce());
    }
  }

  function releaseOnce(): () => void {
    let held = true;
    return () => {
      if (!held) return;
      held = false;
      active -= 1;
      handOut();
    };
  }

  return {
    async acquire(path, signal) {
      signal?.throwIfAborted();
      const waiter = createWaiter<() => void>(signal, () => leave());
      const leave = backlog.add(path, waiter);
      handOut();
      return waiter.promise;
    },
    setLimit(next) {
      limit = next;
      handOut();
    },
    get active() {
      return active;
    },
    get waiting() {
      return backlog.size;
    },
  };
}
