import { pause } from '../../concurrency/pause.ts';
import { createFilling, type SearchFilling } from '../search-filling.ts';
import type { Connection } from './connection.ts';
import { endOfKeys, positionOf, productKey } from './product-key.ts';
import { tokensOf } from './search-words.ts';
import { statements } from './statements.ts';

const chunk = 500;

export type RowSearchFilling = SearchFilling<number> & {
  /** Goes on where an earlier opening stopped. */
  resume(): void;
};

export function createSearchFilling(db: Connection): RowSearchFilling {
  const filling = createFilling<number>(
    (request) => fillChunk(db, request),
    // Lets whatever has arrived meanwhile go first, and the other thread have the processor.
    () => pause(1),
  );
  return {
    ...filling,
    resume: () => {
      const left = db.all<{ number: number }>(statements.listUnsearchable, []);
      for (const { number } of left) filling.begin(number);
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
      endOfKeys(request),
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
