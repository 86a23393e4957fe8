import type { ClientSession } from 'mongodb';
import type { Advance } from '../store-control.ts';
import type { AdvancingParts } from './advancing.ts';
import type { Database } from './database.ts';
import type { StagedDocument } from './documents.ts';
import { transaction } from './transaction.ts';

const changed = (count: number): Advance => ({ changed: count, done: false, deliveries: false });

/**
 * Takes away up to `limit` documents of a request that nothing reads any more: what refers to it first, the
 * request last, so that a crash in the middle leaves what the next step goes on from.
 */
export async function deleteStep(
  { database, lease, claiming }: AdvancingParts,
  { _id, uploadKey }: StagedDocument,
  limit: number,
): Promise<Advance> {
  await lease.check(lease.held());
  const { products } = database;
  // Who works on a product may still write an output's file: it stays until its claim ends.
  const first = await products
    .find(
      { '_id.request': _id, $or: [{ status: { $ne: 'PENDING' } }, claiming.free()] },
      { projection: { _id: 1 } },
    )
    .hint('products_words')
    .limit(limit)
    .toArray();
  if (first.length > 0) {
    return changed((await products.deleteMany({ _id: { $in: first.map((one) => one._id) } })).deletedCount);
  }
  const claimed = await products.findOne(
    { '_id.request': _id, status: 'PENDING' },
    { projection: { _id: 1 }, hint: 'products_pending' },
  );
  if (claimed !== null) return changed(0);
  const deliveries = await database.deliveries
    .find({ request: _id }, { projection: { _id: 1 } })
    .hint('deliveries_newest')
    .limit(limit)
    .toArray();
  if (deliveries.length > 0) {
    await database.deliveries.deleteMany({ _id: { $in: deliveries.map((one) => one._id) } });
    return changed(deliveries.length);
  }
  const outputs = await transaction(database, (session) => deleteOutputs(database, session, _id, limit));
  if (outputs > 0) return changed(outputs);
  const sources = await database.sources
    .find({ request: _id }, { projection: { _id: 1 } })
    .hint('sources_by_request')
    .limit(limit)
    .toArray();
  if (sources.length > 0) {
    await database.sources.deleteMany({ _id: { $in: sources.map((one) => one._id) }, request: _id });
    return changed(sources.length);
  }
  const used = await database.requests.findOne({ uploadKey, _id: { $ne: _id } }, { projection: { _id: 1 } });
  if (used === null) {
    const leftover = { $set: { leftover: 'UPLOAD' as const } };
    await database.results.updateOne({ _id: uploadKey }, leftover, { upsert: true });
  }
  await database.staged.deleteOne({ _id, 'staged.epoch': 0 });
  return { changed: 1, done: true, deliveries: false };
}

/**
 * An output that only this request referred to becomes a leftover. Its document in `results` is written in any
 * case: that is where a reservation at the same moment conflicts, and one of the two begins anew.
 */
async function deleteOutputs(
  { outputs, results }: Database,
  session: ClientSession,
  request: string,
  limit: number,
): Promise<number> {
  const own = await outputs
    .find({ '_id.request': request }, { session })
    .hint('outputs_by_request')
    .limit(limit)
    .toArray();
  if (own.length === 0) return 0;
  const keys = own.map(({ _id }) => _id.key);
  await outputs.deleteMany({ _id: { $in: own.map(({ _id }) => _id) } }, { session });
  const shared = new Set(
    (
      await outputs
        .find({ '_id.key': { $in: keys } }, { session })
        .hint('outputs_by_key')
        .toArray()
    ).map(({ _id }) => _id.key),
  );
  await results.bulkWrite(
    keys.map((key) => ({
      updateOne: {
        filter: { _id: key },
        update: {
          $inc: { revision: 1 },
          ...(!shared.has(key) && { $set: { leftover: 'OUTPUT' as const } }),
        },
        upsert: true,
      },
    })),
    { session },
  );
  return own.length;
}
