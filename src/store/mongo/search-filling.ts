import { setTimeout as sleep } from 'node:timers/promises';
import type { AnyBulkWriteOperation } from 'mongodb';
import { changing } from './changing.ts';
import type { Database } from './database.ts';
import type { ProductDocument } from './documents.ts';
import type { OwnerLease } from './owner-lease.ts';
import { keysFrom } from './product-codec.ts';
import { searchWords } from './search-words.ts';

const chunk = 500;

/**
 * Gives products the words they are found by, behind the uploads: doing it while staging would more than double an
 * upload's time. How far it came is kept in `unsearchable`, so that a restart goes on from there.
 */
export interface SearchFilling {
  /** In the background: whatever else the database has to do goes first. */
  begin(requestId: string): void;
  /** Goes on where an earlier opening stopped. */
  resume(): Promise<void>;
  /** Resolves when every product of the request can be found. */
  fill(requestId: string): Promise<void>;
  /** Resolves when nothing of it is under way. */
  stop(): Promise<void>;
}

interface Filling {
  /** Somebody waits for it. */
  hurried: boolean;
  readonly end: Promise<void>;
}

export function createSearchFilling(database: Database, lease: OwnerLease): SearchFilling {
  const running = new Map<string, Filling>();
  let stopped = false;

  async function fillAll(requestId: string): Promise<void> {
    for (;;) {
      const before = performance.now();
      if (stopped || !(await fillChunk(database, lease, requestId))) return;
      // Alone it takes at most half of the database's time.
      if (running.get(requestId)?.hurried !== true) await sleep(performance.now() - before);
    }
  }

  function start(requestId: string, hurried: boolean): Promise<void> {
    const already = running.get(requestId);
    if (already !== undefined) {
      already.hurried ||= hurried;
      return already.end;
    }
    const end = Promise.resolve()
      .then(() => fillAll(requestId))
      .finally(() => running.delete(requestId));
    running.set(requestId, { hurried, end });
    return end;
  }

  // Without success nothing is lost: the next search or start tries again.
  const begin = (requestId: string) => void start(requestId, false).catch(() => {});

  return {
    begin,
    async resume() {
      const left = database.unsearchable.find({ _id: { $gt: '' } });
      for await (const { _id } of left) begin(_id);
    },
    async fill(requestId) {
      const left = await database.unsearchable.findOne({ _id: requestId }, { projection: { _id: 1 } });
      if (left !== null) await start(requestId, true);
    },
    async stop() {
      stopped = true;
      await Promise.allSettled([...running.values()].map(({ end }) => end));
    },
  };
}

/** One transaction; false when there is nothing left. */
async function fillChunk(database: Database, lease: OwnerLease, requestId: string): Promise<boolean> {
  const { unsearchable, products } = database;
  return changing({ database, lease }, async (session) => {
    const left = await unsearchable.findOne({ _id: requestId }, { session });
    if (left === null) return false;
    const named = await products
      .find({ _id: keysFrom(requestId, left.from) }, { session, projection: { serialNumber: 1, name: 1 } })
      .sort({ _id: 1 })
      .limit(chunk)
      .batchSize(chunk + 1)
      .toArray();
    const updates = named.flatMap(wordsUpdate);
    if (updates.length > 0) await products.bulkWrite(updates, { session, ordered: false });
    const last = named.at(-1);
    if (last === undefined || named.length < chunk) {
      await unsearchable.deleteOne({ _id: requestId }, { session });
      return false;
    }
    await unsearchable.updateOne({ _id: requestId }, { $set: { from: last._id.position + 1 } }, { session });
    return true;
  });
}

function wordsUpdate({
  _id,
  serialNumber,
  name,
}: Pick<ProductDocument, '_id' | 'serialNumber' | 'name'>): AnyBulkWriteOperation<ProductDocument>[] {
  const words = searchWords(serialNumber, name);
  return words.length === 0 ? [] : [{ updateOne: { filter: { _id }, update: { $set: { words } } } }];
}
