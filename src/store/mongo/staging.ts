import { checkBatch, notStaged } from '../policy/staging.ts';
import type { StagedProduct, StagedRequest } from '../submission.ts';
import { encodeStaged } from './product-codec.ts';
import { transaction } from './transaction.ts';
import type { Writer } from './writer.ts';

export async function stage({ database, lease }: Writer, request: StagedRequest): Promise<void> {
  const holding = lease.held();
  await lease.check(holding);
  const { id, uploadKey, ...asked } = request;
  await database.staged.insertOne({
    _id: id,
    uploadKey,
    staged: { epoch: holding.epoch, count: 0, request: asked },
  });
}

/**
 * One transaction a batch. Its first write is the staged request itself, with the epoch of the owner that staged it:
 * once that is being removed, or another owner sweeps it, nothing more comes under it.
 */
export async function stageProducts(
  { database, lease }: Writer,
  requestId: string,
  products: readonly StagedProduct[],
): Promise<void> {
  const position = checkBatch(products);
  if (products.length === 0) return;
  const holding = lease.held();
  const documents = products.map((product) => encodeStaged(requestId, product));
  await transaction(database, async (session) => {
    const { matchedCount } = await database.staged.updateOne(
      { _id: requestId, 'staged.epoch': holding.epoch, 'staged.count': position },
      { $inc: { 'staged.count': products.length } },
      { session },
    );
    if (matchedCount === 0) throw notStaged(requestId);
    await lease.check(holding, session);
    await database.products.insertMany(documents, { session });
  });
}
