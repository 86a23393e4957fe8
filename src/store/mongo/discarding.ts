import type { Filter } from 'mongodb';
import type { StagedDocument } from './documents.ts';
import type { Holding } from './owner-lease.ts';
import { productKey } from './product-codec.ts';
import type { Writer } from './writer.ts';

const chunk = 1000;

/**
 * Takes a staged request away, at most 1,000 products a step. Marked first: nothing more is staged under it, and
 * should the process die in the middle the next start goes on.
 */
export async function discard({ database, lease }: Writer, id: string): Promise<void> {
  const holding = lease.held();
  await lease.check(holding);
  const marked = await database.staged.findOneAndUpdate(
    { _id: id, staged: { $exists: true } },
    { $set: { 'staged.epoch': 0 } },
    { returnDocument: 'after' },
  );
  if (marked === null) return;
  for (let from = 0; from < marked.staged.count; from += chunk) {
    await lease.check(holding);
    await database.products.deleteMany({
      _id: { $gte: productKey(id, from), $lt: productKey(id, from + chunk) },
    });
  }
  await database.staged.deleteOne({ _id: id, staged: { $exists: true } });
}

/** Removes what owners that are gone left; returns the upload keys that no request has now. */
export async function sweepStaged(writer: Writer): Promise<string[]> {
  const { database, lease } = writer;
  const holding = lease.held();
  await lease.check(holding);
  const uploadKeys = new Set<string>();
  for await (const { _id, uploadKey } of database.staged.find(ofGoneOwners(holding))) {
    await discard(writer, _id);
    uploadKeys.add(uploadKey);
  }
  const unused: string[] = [];
  for (const uploadKey of uploadKeys) {
    const use = await database.requests.findOne({ uploadKey }, { projection: { _id: 1 } });
    if (use === null) unused.push(uploadKey);
  }
  return unused;
}

function ofGoneOwners({ live, newest }: Holding): Filter<StagedDocument> {
  return { 'staged.epoch': { $gt: 0, $lte: newest, $nin: live } };
}
