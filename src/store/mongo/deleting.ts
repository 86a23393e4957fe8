import type { Advance } from '../control.ts';
import type { StagedDocument } from './documents.ts';
import { dropOutputs } from './dropping.ts';
import { keysFrom } from './product-codec.ts';
import { transaction } from './transaction.ts';
import type { Writer } from './writer.ts';

const changed = (count: number): Advance => ({ changed: count, done: false, deliveries: false });

/**
 * Takes away up to `limit` documents of a request that nothing reads any more: what refers to it first, the
 * request last, so that a crash in the middle leaves what the next step goes on from.
 */
export async function deleteStep(
  { database, lease, claiming }: Writer,
  { _id, uploadKey }: StagedDocument,
  limit: number,
): Promise<Advance> {
  await lease.check(lease.held());
  const { products } = database;
  // Who works on a product may still write an output's file: it stays until its claim ends.
  const first = await products
    .find(
      { _id: keysFrom(_id, 0), $or: [{ status: { $ne: 'PENDING' } }, claiming.free()] },
      { projection: { _id: 1 } },
    )
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
  const outputs = await transaction(database, (session) => dropOutputs(database, session, _id, limit));
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
