import type { ClientSession } from 'mongodb';
import type { Request } from '../../requests/request.ts';
import type { RetryResult } from '../store-control.ts';
import type { Database } from './database.ts';
import type { StagedDocument } from './documents.ts';
import type { OwnerLease } from './owner-lease.ts';
import { decodeRequest, published } from './request-codec.ts';
import { transaction } from './transaction.ts';

/** Marks the request; see advancing.ts for what follows. */
export async function cancel(
  database: Database,
  lease: OwnerLease,
  owner: string,
  id: string,
): Promise<Request | null> {
  return changing(database, lease, async (session) => {
    const marked = await database.requests.findOneAndUpdate(
      { _id: id, owner, status: { $in: ['QUEUED', 'PROCESSING'] } },
      { $set: { status: 'CANCELING' }, $unset: { retryUntil: 1 }, $inc: { revision: 1 } },
      { session, returnDocument: 'after' },
    );
    const request =
      marked ?? (await database.requests.findOne({ _id: id, owner, ...published }, { session }));
    return request && decodeRequest(request);
  });
}

export async function retry(
  database: Database,
  lease: OwnerLease,
  owner: string,
  id: string,
): Promise<RetryResult | null> {
  return changing(database, lease, async (session): Promise<RetryResult | null> => {
    const request = await database.requests.findOne({ _id: id, owner, ...published }, { session });
    if (request === null) return null;
    if (request.status === 'CANCELING') return { kind: 'canceling' };
    if (request.counters.imagesFailed === 0) {
      const retrying = request.retryUntil !== undefined;
      return retrying ? { kind: 'retrying', request: decodeRequest(request) } : { kind: 'nothing' };
    }
    const marked = await database.requests.findOneAndUpdate(
      { _id: id },
      {
        $set: { status: 'PROCESSING', finishedAt: null, unfinished: true, retryUntil: request.sequence },
        $inc: { revision: 1 },
      },
      { session, returnDocument: 'after' },
    );
    return marked && { kind: 'retrying', request: decodeRequest(marked) };
  });
}

/** What is left of it has none of the fields that readers' indexes are made of, and no idempotency key. */
export async function remove(
  database: Database,
  lease: OwnerLease,
  owner: string,
  id: string,
): Promise<boolean> {
  return changing(database, lease, async (session) => {
    const request = await database.requests.findOne({ _id: id, owner, ...published }, { session });
    if (request === null) return false;
    const { uploadKey, label, createdAt, compression, outputMode, counters } = request;
    const removed: StagedDocument = {
      _id: id,
      uploadKey,
      staged: {
        epoch: 0,
        count: counters.products,
        request: {
          owner,
          label,
          createdAt,
          compression,
          outputMode,
          webhook: null,
          idempotencyKey: null,
        },
      },
    };
    await database.staged.replaceOne({ _id: id }, removed, { session });
    await database.unsearchable.deleteOne({ _id: id }, { session });
    return true;
  });
}

/** Due at `at` with a fresh schedule; the webhook is enabled again. */
export async function redeliver(
  database: Database,
  lease: OwnerLease,
  owner: string,
  deliveryId: string,
  at: Date,
): Promise<Request | null> {
  return changing(database, lease, async (session) => {
    const delivery = await database.deliveries.findOne({ _id: deliveryId }, { session });
    if (delivery === null) return null;
    const request = await database.requests.findOneAndUpdate(
      { _id: delivery.request, owner, 'webhook.url': { $exists: true } },
      { $set: { 'webhook.disabledAt': null, 'webhook.disabledReason': null }, $unset: { closing: 1 } },
      { session, returnDocument: 'after' },
    );
    if (request === null) return null;
    await database.deliveries.updateOne(
      { _id: deliveryId },
      { $set: { status: 'PENDING', nextAttemptAt: at, priorAttempts: delivery.attempts.length } },
      { session },
    );
    return decodeRequest(request);
  });
}

function changing<T>(
  database: Database,
  lease: OwnerLease,
  work: (session: ClientSession) => Promise<T>,
): Promise<T> {
  const holding = lease.held();
  return transaction(database, async (session) => {
    await lease.check(holding, session);
    return work(session);
  });
}
