import { createSingleFlight } from '../concurrency/single-flight.ts';

/**
 * Makes products findable by their words behind the uploads: doing it while staging would more than double an upload's
 * time. The store keeps how far each request has come, so that a restart goes on from there.
 */
export interface SearchFilling<Key> {
  /** In the background. Without success nothing is lost: the next search or start tries again. */
  begin(request: Key): void;
  /** Resolves when every product of the request can be found. */
  fill(request: Key): Promise<void>;
  /** Begins nothing more; resolves when nothing is under way. */
  stop(): Promise<void>;
}

/**
 * `fillChunk`: one transaction, false when there is nothing left. `pause`: between two of them, called with how many
 * milliseconds the last one took and whether a search waits.
 */
export function createFilling<Key extends string | number>(
  fillChunk: (request: Key) => boolean | Promise<boolean>,
  pause: (took: number, hurried: boolean) => Promise<unknown>,
): SearchFilling<Key> {
  const running = createSingleFlight<Key, void>();
  /** Requests that a search waits for. */
  const hurried = new Set<Key>();
  let stopped = false;

  async function fillAll(request: Key): Promise<void> {
    try {
      for (;;) {
        const before = performance.now();
        if (stopped || !(await fillChunk(request))) return;
        await pause(performance.now() - before, hurried.has(request));
      }
    } finally {
      hurried.delete(request);
    }
  }

  async function start(request: Key): Promise<void> {
    // Later, and not within what the caller is at: that may be a transaction of its own.
    await running.share(request, () => Promise.resolve().then(() => fillAll(request)));
  }

  return {
    begin: (request) => void start(request).catch(() => {}),
    fill(request) {
      hurried.add(request);
      return start(request);
    },
    async stop() {
      stopped = true;
      await running.settled();
    },
  };
}
