import type { AnyBulkWriteOperation, ClientSession } from 'mongodb';
import type { Image } from '../../requests/image.ts';
import type { Advance } from '../control.ts';
import type { Database } from './database.ts';
import { deleteStep } from './deleting.ts';
import type { ProductDocument, RequestDocument } from './documents.ts';
import { enter, type Ledger, openLedgers, writeLedger } from './ledger.ts';
import { finishedFields } from './product-codec.ts';
import { transaction } from './transaction.ts';
import type { Writer } from './writer.ts';

/** Products a step: a transaction of MongoDB should change no more documents than this. */
const stepSize = 1000;

const nothingToDo: Advance = { changed: 0, done: true, deliveries: false };

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
    return removed === null ? nothingToDo : deleteStep(writer, removed, stepSize);
  }
  if (found.status !== 'CANCELING' && found.retryUntil === undefined) return nothingToDo;
  const advanced = await transaction(database, async (session) => {
    const ledger = (await openLedgers(database, session, [id])).get(id);
    await lease.check(holding, session);
    if (ledger === undefined) return nothingToDo;
    if (ledger.request.status === 'CANCELING') return cancelStep(writer, session, ledger);
    return ledger.request.retryUntil === undefined ? nothingToDo : retryStep(database, session, ledger);
  });
  // After the commit: what a claim in between looked for is not there yet.
  if (found.status !== 'CANCELING') writer.claiming.startOver(id);
  return advanced;
}

async function cancelStep(
  { database, claiming }: Writer,
  session: ClientSession,
  ledger: Ledger,
): Promise<Advance> {
  const free = await database.products
    .find({ '_id.request': ledger.request._id, ...claiming.free() }, { session })
    .sort({ '_id.position': 1 })
    .hint('products_pending')
    .limit(stepSize)
    .toArray();
  if (free.length === 0) return { changed: 0, done: false, deliveries: false };
  const finishedAt = new Date();
  const updates = free.map((product): AnyBulkWriteOperation<ProductDocument> => {
    const images = product.images.map(withoutPending);
    const { position } = product._id;
    const sequence = enter(ledger, 'CANCELED', { images, finishedAt, position });
    const $set = finishedFields('CANCELED', images, sequence, finishedAt);
    return { updateOne: { filter: { _id: product._id }, update: { $set, $unset: { claim: 1 as const } } } };
  });
  await database.products.bulkWrite(updates, { session });
  const done = await writeLedger(database, session, ledger);
  return { changed: free.length, done, deliveries: await sendOut(database, session, ledger) };
}

async function retryStep(database: Database, session: ClientSession, ledger: Ledger): Promise<Advance> {
  const { _id, retryUntil = 0 } = ledger.request;
  const failed = await database.products
    .find({ '_id.request': _id, facets: 'image:FAILED', sequence: { $gt: 0, $lte: retryUntil } }, { session })
    .sort({ sequence: 1 })
    .hint('products_facets_log')
    .limit(stepSize)
    .toArray();
  const updates = failed.map((product): AnyBulkWriteOperation<ProductDocument> => {
    ledger.sums.unfinish(product.status, product.images);
    return {
      updateOne: {
        filter: { _id: product._id },
        update: {
          $set: { status: 'PENDING', images: product.images.map(restarted), run: product.run + 1 },
          $unset: { sequence: 1, finishedAt: 1, saved: 1, facets: 1 },
        },
      },
    };
  });
  if (updates.length > 0) await database.products.bulkWrite(updates, { session });
  const done = failed.length < stepSize;
  ledger.retrying = !done;
  ledger.lastFinishedAt = Date.now();
  await writeLedger(database, session, ledger);
  if (done) {
    const end = { $unset: { retryUntil: 1 as const } };
    await database.requests.updateOne({ _id }, end, { session });
  }
  return { changed: failed.length, done, deliveries: await sendOut(database, session, ledger) };
}

async function sendOut(database: Database, session: ClientSession, { outbox }: Ledger): Promise<boolean> {
  if (outbox.length > 0) await database.deliveries.insertMany(outbox, { session });
  return outbox.length > 0;
}

function withoutPending(image: Image): Image {
  return image.status === 'PENDING' ? { inputUrl: image.inputUrl, status: 'SKIPPED' } : image;
}

function restarted(image: Image): Image {
  return image.status === 'FAILED' ? { inputUrl: image.inputUrl, status: 'PENDING' } : image;
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
