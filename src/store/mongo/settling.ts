import type { AnyBulkWriteOperation, ClientSession } from 'mongodb';
import { deliveriesOf, type Finish, isChanged } from '../policy/ledger.ts';
import { checkSettlements, type PendingProduct, settleBatch } from '../policy/settling.ts';
import type { Settlement, SettleReport } from '../settlement.ts';
import { encodeToken } from './claim-token.ts';
import { endOfClaim } from './claiming.ts';
import type { Database } from './database.ts';
import type { ProductDocument } from './documents.ts';
import { openLedgers, writeLedgers } from './ledger.ts';
import type { Holding } from './owner-lease.ts';
import { finishedFields, productKey } from './product-codec.ts';
import { learnFrom } from './reusing.ts';
import { transaction } from './transaction.ts';
import type { Writer } from './writer.ts';

/** Stores a batch in one transaction; see openLedgers for what keeps the numbers in order. */
export async function settle(
  { database, lease }: Writer,
  settlements: readonly Settlement[],
): Promise<SettleReport> {
  checkSettlements(settlements);
  const holding = lease.held();
  return transaction(database, async (session) => {
    const ids = settlements.map(({ requestId }) => requestId);
    const ledgers = await openLedgers(database, session, ids);
    await lease.check(holding, session);
    const pending = await readPending(database, session, holding, settlements);
    const { sequences, settled } = settleBatch(settlements, ledgers, ({ requestId, position }) =>
      pending.get(nameOf(requestId, position)),
    );
    const updates = settled.map((one) => finishUpdate(one.settlement.requestId, one));
    if (updates.length > 0) await database.products.bulkWrite(updates, { session });
    await learnFrom(database, session, settled);
    const removed = settlements.filter(({ requestId }) => !ledgers.has(requestId));
    // The deletion of a request waits for what was claimed of it.
    const ends = removed.flatMap(({ requestId, token }) => endOfClaim(requestId, token));
    if (ends.length > 0) await database.products.bulkWrite(ends, { session, ordered: false });
    const changed = [...ledgers.values()].filter(isChanged);
    const finished = await writeLedgers(database, session, changed);
    return {
      sequences,
      finishedRequests: [...finished.keys()],
      finalStatuses: [...finished.values()],
      deliveries: deliveriesOf(changed),
    };
  });
}

async function readPending(
  { products }: Database,
  session: ClientSession,
  { epoch }: Holding,
  settlements: readonly Settlement[],
): Promise<Map<string, PendingProduct>> {
  const keys = settlements.map(({ requestId, position }) => productKey(requestId, position));
  const found = await products
    .find({ _id: { $in: keys }, status: 'PENDING' }, { session })
    .project<Pick<ProductDocument, '_id' | 'run' | 'claim'> & { readonly imageCount: number }>({
      run: 1,
      claim: 1,
      imageCount: { $size: '$images' },
    })
    .batchSize(keys.length + 1)
    .toArray();
  return new Map(
    found.map(({ _id: { request, position }, run, claim, imageCount }) => {
      const token = claim?.epoch === epoch ? encodeToken({ ...claim, position }) : null;
      return [nameOf(request, position), { run, imageCount, token }];
    }),
  );
}

/** Writes a pending product's result and its number. */
export function finishUpdate(
  request: string,
  { position, status, images, finishedAt, sequence }: Finish & { readonly sequence: number },
): AnyBulkWriteOperation<ProductDocument> {
  const $set = finishedFields(status, images, sequence, finishedAt);
  return {
    updateOne: { filter: { _id: productKey(request, position) }, update: { $set, $unset: { claim: 1 } } },
  };
}

function nameOf(request: string, position: number): string {
  return `${request}/${position}`;
}
