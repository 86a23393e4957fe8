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
export function createFilling<Key>(
  fillChunk: (request: Key) => boolean | Promise<boolean>,
  pause: (took: number, hurried: boolean) => Promise<unknown>,
): SearchFilling<Key> {
  const running = new Map<Key, { hurried: boolean; readonly end: Promise<void> }>();
  let stopped = false;

  async function fillAll(request: Key): Promise<void> {
    for (;;) {
      const before = performance.now();
      if (stopped || !(await fillChunk(request))) return;
      await pause(performance.now() - before, running.get(request)?.hurried === true);
    }
  }

  function start(request: Key, hurried: boolean): Promise<void> {
    const already = running.get(request);
    if (already !== undefined) {
      already.hurried ||= hurried;
      return already.end;
    }
    const end = Promise.resolve()
      .then(() => fillAll(request))
      .finally(() => running.delete(request));
    running.set(request, { hurried, end });
    return end;
  }

  return {
    begin: (request) => void start(request, false).catch(() => {}),
    fill: (request) => start(request, true),
    async stop() {
      stopped = true;
      await Promise.allSettled([...running.values()].map(({ end }) => end));
    },
  };
}
