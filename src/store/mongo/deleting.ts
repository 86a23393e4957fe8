import type { Collection, Filter } from 'mongodb';
import type { Advance } from '../control.ts';
import { type DeletionStage, deleted, deletionOrder, leftToClaims, stepSize } from '../policy/controlling.ts';
import type { DeliveryDocument, SourceDocument, StagedDocument } from './documents.ts';
import { dropOutputs } from './dropping.ts';
import { keysFrom } from './product-codec.ts';
import { transaction } from './transaction.ts';
import type { Writer } from './writer.ts';

/** What a stage removes, up to 1,000 documents: how many, or 'claimed' while all that is left is claimed. */
type Deletion = (writer: Writer, request: string) => Promise<number | 'claimed'>;

const deletions: Readonly<Record<DeletionStage, Deletion>> = {
  products: deleteProducts,
  deliveries: ({ database }, request) => deleteFound(database.deliveries, request, 'deliveries_newest'),
  outputs: ({ database }, request) =>
    transaction(database, (session) => dropOutputs(database, session, request, stepSize)),
  sources: ({ database }, request) => deleteFound(database.sources, request, 'sources_by_request'),
};

/** Removes up to 1,000 documents of a request that nothing reads any more. */
export async function deleteStep(writer: Writer, { _id, uploadKey }: StagedDocument): Promise<Advance> {
  const { database, lease } = writer;
  await lease.check(lease.held());
  for (const stage of deletionOrder) {
    const changed = await deletions[stage](writer, _id);
    if (changed === 'claimed') return leftToClaims;
    if (changed > 0) return deleted(changed, false);
  }
  const used = await database.requests.findOne({ uploadKey, _id: { $ne: _id } }, { projection: { _id: 1 } });
  if (used === null) {
    const leftover = { $set: { leftover: 'UPLOAD' as const } };
    await database.results.updateOne({ _id: uploadKey }, leftover, { upsert: true });
  }
  await database.staged.deleteOne({ _id, 'staged.epoch': 0 });
  return deleted(1, true);
}

/** Who works on a product may still write an output's file: it stays until its claim ends. */
async function deleteProducts(
  { database: { products }, claiming }: Writer,
  request: string,
): Promise<number | 'claimed'> {
  const first = await products
    .find(
      { _id: keysFrom(request, 0), $or: [{ status: { $ne: 'PENDING' } }, claiming.free()] },
      { projection: { _id: 1 } },
    )
    .limit(stepSize)
    .toArray();
  if (first.length > 0) {
    return (await products.deleteMany({ _id: { $in: first.map((one) => one._id) } })).deletedCount;
  }
  const claimed = await products.findOne(
    { '_id.request': request, status: 'PENDING' },
    { projection: { _id: 1 }, hint: 'products_pending' },
  );
  return claimed === null ? 0 : 'claimed';
}

async function deleteFound<T extends DeliveryDocument | SourceDocument>(
  collection: Collection<T>,
  request: string,
  index: string,
): Promise<number> {
  const ofRequest = { request } as Filter<T>;
  const found = await collection
    .find(ofRequest, { projection: { _id: 1 } })
    .hint(index)
    .limit(stepSize)
    .toArray();
  const keys = { _id: { $in: found.map((one) => one._id) } } as Filter<T>;
  if (found.length > 0) await collection.deleteMany({ ...keys, ...ofRequest });
  return found.length;
}
