import type { AnyBulkWriteOperation } from 'mongodb';
import { pause } from '../../concurrency/pause.ts';
import { createFilling, type SearchFilling } from '../search-filling.ts';
import type { Database } from './database.ts';
import type { ProductDocument } from './documents.ts';
import type { OwnerLease } from './owner-lease.ts';
import { keysFrom } from './product-codec.ts';
import { searchWords } from './search-words.ts';
import { changing } from './transaction.ts';

const chunk = 500;

export type DocumentSearchFilling = SearchFilling<string> & {
  /** Goes on where an earlier opening stopped. */
  resume(): Promise<void>;
};

/** How far it came is kept in `unsearchable`. */
export function createSearchFilling(database: Database, lease: OwnerLease): DocumentSearchFilling {
  const filling = createFilling<string>(
    (requestId) => fillChunk(database, lease, requestId),
    // Alone it takes at most half of the database's time.
    async (took, hurried) => void (hurried || (await pause(took))),
  );
  return {
    ...filling,
    async resume() {
      const left = database.unsearchable.find({ _id: { $gt: '' } });
      for await (const { _id } of left) filling.begin(_id);
    },
    async fill(requestId) {
      const left = await database.unsearchable.findOne({ _id: requestId }, { projection: { _id: 1 } });
      if (left !== null) await filling.fill(requestId);
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
