import { setTimeout as sleep } from 'node:timers/promises';
import type { Connection } from './connection.ts';
import { keysPerRequest, positionOf, productKey } from './product-key.ts';
import { tokensOf } from './search-words.ts';
import { statements } from './statements.ts';

const chunk = 500;

/**
 * Fills the search index behind the uploads: doing it while staging would more than double an upload's time.
 * Where it stands is kept with each request, so a restart goes on from there.
 */
export interface SearchFilling {
  /** Goes on where an earlier opening stopped. */
  resume(): void;
  /** Resolves when every product of the request can be found. */
  fill(request: number): Promise<void>;
  stop(): void;
}

export function createSearchFilling(db: Connection): SearchFilling {
  const running = new Map<number, Promise<void>>();
  let stopped = false;

  async function fillAll(request: number): Promise<void> {
    while (!stopped && fillChunk(db, request)) {
      // Lets whatever has arrived meanwhile go first, and the other thread have the processor.
      await sleep(1);
    }
  }

  function fill(request: number): Promise<void> {
    const already = running.get(request);
    if (already !== undefined) return already;
    const filling = fillAll(request).finally(() => running.delete(request));
    running.set(request, filling);
    return filling;
  }

  return {
    fill,
    resume: () => {
      for (const { number } of db.all<{ number: number }>(statements.listUnsearchable, [])) {
        // Without success nothing is lost: the next search or start tries again.
        fill(number).catch(() => {});
      }
    },
    stop: () => {
      stopped = true;
    },
  };
}

/** One transaction; false when there is nothing left. */
function fillChunk(db: Connection, request: number): boolean {
  return db.transaction(() => {
    const row = db.get<{ search_from: number | null }>(statements.readSearchFrom, [request]);
    const from = row?.search_from ?? null;
    if (from === null) return false;
    const named = db.all<{ id: number; serial: string | null; name: string | null }>(statements.readNames, [
      productKey(request, from),
      productKey(request, keysPerRequest),
      chunk,
    ]);
    const last = named.at(-1);
    const words = named.map(({ id, serial, name }) => [id, tokensOf(request, serial, name)]);
    if (last !== undefined) db.run(statements.insertWords, [JSON.stringify(words)]);
    const more = last !== undefined && named.length === chunk;
    db.run(statements.writeSearchFrom, [more ? positionOf(last.id) + 1 : null, request]);
    return more;
  });
}
