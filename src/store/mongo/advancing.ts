import type { AnyBulkWriteOperation, ClientSession } from 'mongodb';
import type { Advance } from '../control.ts';
import {
  cancelProduct,
  cancelReport,
  endRetryStep,
  leftToClaims,
  nextStep,
  nothingToDo,
  restartProduct,
  retryReport,
  stepSize,
} from '../policy/controlling.ts';
import type { Database } from './database.ts';
import { deleteStep } from './deleting.ts';
import type { ProductDocument, RequestDocument } from './documents.ts';
import { type DocumentLedger, openLedgers, writeLedgers } from './ledger.ts';
import { decodeProduct } from './product-codec.ts';
import { finishUpdate } from './settling.ts';
import { transaction } from './transaction.ts';
import type { Writer } from './writer.ts';

/** The ids of requests that need steps. */
export async function listAdvancing({ requests, staged }: Database): Promise<string[]> {
  const projection = { _id: 1 } as const;
  const found = await Promise.all([
    requests.find({ status: 'CANCELING' }, { projection }).hint('requests_canceling').toArray(),
    requests
      .find({ retryUntil: { $exists: true } }, { projection })
      .hint('requests_retrying')
      .toArray(),
    staged.find({ 'staged.epoch': 0 }, { projection }).hint('requests_staged').toArray(),
  ]);
  return found.flat().map(({ _id }) => _id);
}

/** One transaction of at most 1,000 products of whatever the request needs. */
export async function advance(writer: Writer, id: string): Promise<Advance> {
  const { database, lease } = writer;
  const holding = lease.held();
  const found = await database.requests.findOne({ _id: id }, { projection: { status: 1, retryUntil: 1 } });
  if (found === null) return nothingToDo;
  if (found.status === undefined) {
    const removed = await database.staged.findOne({ _id: id, 'staged.epoch': 0 });
    return removed === null ? nothingToDo : deleteStep(writer, removed);
  }
  if (nextStep(found.status, found.retryUntil !== undefined) === 'nothing') return nothingToDo;
  const advanced = await transaction(database, async (session) => {
    const ledger = (await openLedgers(database, session, [id])).get(id);
    await lease.check(holding, session);
    if (ledger === undefined) return nothingToDo;
    const step = nextStep(ledger.request.status, ledger.retrying);
    if (step === 'nothing') return nothingToDo;
    return step === 'cancel' ? cancelStep(writer, session, ledger) : retryStep(writer, session, ledger);
  });
  // After the commit: what a claim in between looked for is not there yet.
  if (found.status !== 'CANCELING') writer.claiming.startOver(id);
  return advanced;
}

/** Pending, unclaimed products become CANCELED; claimed ones finish by themselves. */
async function cancelStep(
  { database, claiming }: Writer,
  session: ClientSession,
  ledger: DocumentLedger,
): Promise<Advance> {
  const { _id } = ledger.request;
  const free = await database.products
    .find({ '_id.request': _id, ...claiming.free() }, { session })
    .sort({ '_id.position': 1 })
    .hint('products_pending')
    .limit(stepSize)
    .toArray();
  if (free.length === 0) return leftToClaims;
  const finishedAt = new Date();
  const updates = free.map((product) =>
    finishUpdate(_id, cancelProduct(ledger, decodeProduct(product), finishedAt)),
  );
  await database.products.bulkWrite(updates, { session });
  const ended = await writeLedgers(database, session, [ledger]);
  return cancelReport(ledger, free.map(decodeProduct), ended.get(_id) ?? null);
}

/** Products with failures from before the retry are pending again; the failures' places in the log are free. */
async function retryStep(
  { database }: Writer,
  session: ClientSession,
  ledger: DocumentLedger,
): Promise<Advance> {
  const { _id, retryUntil = 0 } = ledger.request;
  const failed = await database.products
    .find({ '_id.request': _id, facets: 'image:FAILED', sequence: { $gt: 0, $lte: retryUntil } }, { session })
    .sort({ sequence: 1 })
    .hint('products_facets_log')
    .limit(stepSize)
    .toArray();
  const updates = failed.map(
    (product): AnyBulkWriteOperation<ProductDocument> => ({
      updateOne: {
        filter: { _id: product._id },
        update: {
          $set: { status: 'PENDING', images: restartProduct(ledger, product), run: product.run + 1 },
          $unset: { sequence: 1, finishedAt: 1, saved: 1, facets: 1 },
        },
      },
    }),
  );
  if (updates.length > 0) await database.products.bulkWrite(updates, { session });
  const done = failed.length < stepSize;
  endRetryStep(ledger, done, new Date());
  const ended = await writeLedgers(database, session, [ledger]);
  if (done) {
    const end = { $unset: { retryUntil: 1 as const } };
    await database.requests.updateOne({ _id }, end, { session });
  }
  return retryReport(ledger, failed.length, done, ended.get(_id) ?? null);
}

/** Requests that finished before `before`, the oldest first. */
export async function listFinishedBefore({ requests }: Database, before: Date, limit: number) {
  const found = await requests
    .find({ finishedAt: { $gt: new Date(0), $lt: before } }, { projection: { owner: 1 } })
    .sort({ finishedAt: 1 })
    .hint('requests_finished')
    .limit(limit)
    .toArray();
  return found.map(({ _id, owner }: Pick<RequestDocument, '_id' | 'owner'>) => ({ id: _id, owner }));
}
