/** Finished ones that are remembered, the newest; what was settled before that, the store remembers. */
const remembered = 5_000;

/** One piece of work for a key, shared by all callers that ask while it runs or shortly after. */
export interface Sharing<T> {
  /** @returns `first`: this call did the work. */
  share(key: string, work: () => Promise<T>): Promise<{ readonly value: T; readonly first: boolean }>;
}

/** What is rejected is forgotten, and rejects for those only who waited for it. */
export function createSharing<T>(): Sharing<T> {
  const running = new Map<string, Promise<T>>();
  return {
    async share(key, work) {
      const known = running.get(key);
      if (known !== undefined) return { value: await known, first: false };
      const started = work();
      running.set(key, started);
      const [oldest] = running.keys();
      if (running.size > remembered && oldest !== undefined) running.delete(oldest);
      try {
        return { value: await started, first: true };
      } catch (error) {
        running.delete(key);
        throw error;
      }
    },
  };
}
