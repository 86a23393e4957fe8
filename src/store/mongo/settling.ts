import type { ClientSession } from 'mongodb';
import type { Image } from '../../requests/image.ts';
import { productStatus } from '../../requests/product.ts';
import type { Settlement, SettleReport } from '../settlement.ts';
import { parseToken } from './claim-token.ts';
import type { Database } from './database.ts';
import type { ProductDocument } from './documents.ts';
import { enter, type Ledger, openLedgers, writeLedger } from './ledger.ts';
import type { Holding } from './owner-lease.ts';
import { finishedFields, productKey } from './product-codec.ts';
import { learnFrom } from './reusing.ts';
import { transaction } from './transaction.ts';
import type { Writer } from './writer.ts';

/** A pending product as far as it decides whether a settlement is stale. */
type Pending = Pick<ProductDocument, '_id' | 'run' | 'claim'> & { readonly imageCount: number };

/** Stores a batch in one transaction; see openLedgers for what keeps the numbers in order. */
export async function settle(
  { database, lease }: Writer,
  settlements: readonly Settlement[],
): Promise<SettleReport> {
  if (settlements.length > 200) throw new RangeError('More than 200 settlements in one batch');
  if (settlements.some(({ images }) => images.some(({ status }) => status === 'PENDING'))) {
    throw new Error('A settlement has an image that is pending');
  }
  const holding = lease.held();
  return transaction(database, async (session) => {
    const ledgers = await openLedgers(
      database,
      session,
      settlements.map(({ requestId }) => requestId),
    );
    await lease.check(holding, session);
    const pending = await readPending(database, session, settlements);
    const settled = settlements.map((settlement) => {
      const ledger = ledgers.get(settlement.requestId);
      return ledger === undefined ? null : settleProduct(ledger, pending, holding, settlement);
    });
    const updates = settled.flatMap((one) => (one === null ? [] : [one.update]));
    if (updates.length > 0) await database.products.bulkWrite(updates, { session });
    const stored = settlements.filter((_, index) => settled[index] !== null);
    await referToOutputs(database, session, stored);
    await learnFrom(database, session, ownersOf(ledgers), stored);
    const removed = settlements.filter(({ requestId }) => !ledgers.has(requestId));
    if (removed.length > 0) await endClaims(database, session, removed);
    const { finishedRequests, deliveries } = await writeLedgers(database, session, ledgers);
    return { sequences: settled.map((one) => one?.sequence ?? null), finishedRequests, deliveries };
  });
}

async function readPending(
  { products }: Database,
  session: ClientSession,
  settlements: readonly Settlement[],
): Promise<Map<string, Pending>> {
  const keys = settlements.map(({ requestId, position }) => productKey(requestId, position));
  const found = await products
    .find({ _id: { $in: keys }, status: 'PENDING' }, { session })
    .project<Pending>({ run: 1, claim: 1, imageCount: { $size: '$images' } })
    .batchSize(keys.length + 1)
    .toArray();
  return new Map(found.map((product) => [nameOf(product._id.request, product._id.position), product]));
}

/** Null when claim or run are not current, or the images are not the product's. */
function settleProduct(
  ledger: Ledger,
  pending: Map<string, Pending>,
  { epoch }: Holding,
  settlement: Settlement,
) {
  const { requestId, position, images, finishedAt, run, canceled } = settlement;
  const name = nameOf(requestId, position);
  const product = pending.get(name);
  const token = parseToken(settlement.token);
  if (product === undefined || token === null) return null;
  const { claim } = product;
  const claimed = claim?.epoch === token.epoch && claim.batch === token.batch && position === token.position;
  if (!claimed || token.epoch !== epoch) return null;
  if (product.run !== run || product.imageCount !== images.length) return null;

  // A second settlement of it in this batch is stale.
  pending.delete(name);
  const status = canceled ? 'CANCELED' : productStatus(images);
  const sequence = enter(ledger, status, settlement);
  const update = {
    updateOne: {
      filter: { _id: product._id },
      update: {
        $set: finishedFields(status, images, sequence, finishedAt),
        $unset: { claim: 1 as const },
      },
    },
  };
  return { sequence, update };
}

async function writeLedgers(
  database: Database,
  session: ClientSession,
  ledgers: ReadonlyMap<string, Ledger>,
): Promise<Omit<SettleReport, 'sequences'>> {
  const changed = [...ledgers.values()].filter((ledger) => ledger.sequence > ledger.request.sequence);
  const finishedRequests: string[] = [];
  for (const ledger of changed) {
    if (await writeLedger(database, session, ledger)) finishedRequests.push(ledger.request._id);
  }
  const outbox = changed.flatMap((ledger) => ledger.outbox);
  if (outbox.length > 0) await database.deliveries.insertMany(outbox, { session });
  return { finishedRequests, deliveries: outbox.length };
}

/** One document for each output and request, however many products share it. */
async function referToOutputs(
  { outputs }: Database,
  session: ClientSession,
  settlements: readonly Settlement[],
): Promise<void> {
  const references = new Map(
    settlements.flatMap(({ requestId, images }) =>
      images.flatMap((image) => referenceOf(requestId, image)).map((one) => [JSON.stringify(one.key), one]),
    ),
  );
  if (references.size === 0) return;
  const upserts = [...references.values()].map(({ key, bytes }) => ({
    updateOne: { filter: { _id: key }, update: { $set: { bytes } }, upsert: true },
  }));
  await outputs.bulkWrite(upserts, { session, ordered: false });
}

function referenceOf(request: string, image: Image) {
  if (image.status !== 'SUCCEEDED') return [];
  return [{ key: { key: image.result.key, request }, bytes: image.result.bytesOut }];
}

function ownersOf(ledgers: ReadonlyMap<string, Ledger>): Map<string, string> {
  return new Map([...ledgers].map(([id, { request }]) => [id, request.owner]));
}

/** The deletion of a request waits for what was claimed of it. */
async function endClaims(
  { products }: Database,
  session: ClientSession,
  settlements: readonly Settlement[],
): Promise<void> {
  const updates = settlements.flatMap(({ requestId, position, token }) => {
    const claim = parseToken(token);
    if (claim === null) return [];
    const { epoch, batch } = claim;
    const filter = { _id: productKey(requestId, position), 'claim.epoch': epoch, 'claim.batch': batch };
    return [{ updateOne: { filter, update: { $unset: { claim: 1 as const } } } }];
  });
  if (updates.length > 0) await products.bulkWrite(updates, { session, ordered: false });
}

function nameOf(request: string, position: number): string {
  return `${request}/${position}`;
}
