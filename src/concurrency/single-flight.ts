import { LRUCache } from 'lru-cache';

/** One piece of work for a key, shared by all callers that ask while it runs or shortly after. */
export interface SingleFlight<Key extends string | number, T> {
  /**
   * The key's value: of the work that runs for it, of work that is remembered, or else of `work`.
   *
   * @returns `first`: this call did the work
   */
  share(key: Key, work: () => Promise<T>): Promise<{ readonly value: T; readonly first: boolean }>;
  /** What runs for the key or is remembered. */
  find(key: Key): Promise<T> | undefined;
  /** Remembers it no longer, unless something else has taken its place. */
  forget(key: Key, what: Promise<T>): void;
  /** Resolves when nothing runs. */
  settled(): Promise<void>;
}

/**
 * Work that fails is forgotten, and rejects for those only who waited for it.
 *
 * @param remembered how many finished values are kept, those asked for last; what runs is always kept
 */
export function createSingleFlight<Key extends string | number, T>(remembered = 0): SingleFlight<Key, T> {
  const running = new Map<Key, Promise<T>>();
  const finished = remembered > 0 ? new LRUCache<Key, Promise<T>>({ max: remembered }) : null;

  const find = (key: Key) => running.get(key) ?? finished?.get(key);

  function start(key: Key, work: () => Promise<T>): Promise<T> {
    // A work that throws at once is one that rejects.
    const flight = (async () => work())();
    running.set(key, flight);
    const end = () => {
      if (running.get(key) === flight) running.delete(key);
    };
    flight.then(() => {
      if (running.get(key) === flight) finished?.set(key, flight);
      end();
    }, end);
    return flight;
  }

  return {
    find,
    async share(key, work) {
      const known = find(key);
      if (known !== undefined) return { value: await known, first: false };
      return { value: await start(key, work), first: true };
    },
    forget(key, what) {
      if (running.get(key) === what) running.delete(key);
      if (finished?.peek(key) === what) finished.delete(key);
    },
    async settled() {
      while (running.size > 0) await Promise.allSettled(running.values());
    },
  };
}
