/** Work that is under way at the same time, so that closing can wait for it. */
export interface TaskGroup {
  /** How much is under way. */
  readonly size: number;
  /** @returns the same work */
  add<T>(work: Promise<T>): Promise<T>;
  /** Resolves when nothing is under way any more; what fails is its caller's to see. */
  settled(): Promise<void>;
}

/** Unbounded; use a semaphore to bound what is added. */
export function createTaskGroup(): TaskGroup {
  const underWay = new Set<Promise<unknown>>();
  return {
    get size() {
      return underWay.size;
    },
    add(work) {
      underWay.add(work);
      const forget = () => underWay.delete(work);
      work.then(forget, forget);
      return work;
    },
    async settled() {
      while (underWay.size > 0) await Promise.allSettled(underWay);
    },
  };
}
