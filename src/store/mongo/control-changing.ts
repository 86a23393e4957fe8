import type { Request } from '../../domain/request.ts';
import type { RetryResult } from '../control.ts';
import { openStatuses, retryOf } from '../policy/controlling.ts';
import { askedAnew } from '../policy/standing.ts';
import type { StagedDocument } from './documents.ts';
import { decodeRequest, published } from './request-codec.ts';
import { changing } from './transaction.ts';
import type { Writer } from './writer.ts';

/** Marks the request; see advancing.ts for what follows. */
export async function cancel(writer: Writer, owner: string, id: string): Promise<Request | null> {
  return changing(writer, async (session) => {
    const marked = await writer.database.requests.findOneAndUpdate(
      { _id: id, owner, status: { $in: openStatuses } },
      { $set: { status: 'CANCELING' }, $unset: { retryUntil: 1 }, $inc: { revision: 1 } },
      { session, returnDocument: 'after' },
    );
    const request =
      marked ?? (await writer.database.requests.findOne({ _id: id, owner, ...published }, { session }));
    return request && decodeRequest(request);
  });
}

export async function retry(writer: Writer, owner: string, id: string): Promise<RetryResult | null> {
  return changing(writer, async (session): Promise<RetryResult | null> => {
    const request = await writer.database.requests.findOne({ _id: id, owner, ...published }, { session });
    if (request === null) return null;
    const kind = retryOf(request, request.retryUntil !== undefined);
    if (kind === 'canceling' || kind === 'nothing') return { kind };
    if (kind === 'going') return { kind: 'retrying', request: decodeRequest(request) };
    const marked = await writer.database.requests.findOneAndUpdate(
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

/** What is left has none of the fields that readers' indexes use, and no idempotency key. */
export async function remove(writer: Writer, owner: string, id: string): Promise<boolean> {
  return changing(writer, async (session) => {
    const request = await writer.database.requests.findOne({ _id: id, owner, ...published }, { session });
    if (request === null) return false;
    const { uploadKey, label, createdAt, compression, outputMode, counters } = request;
    const asked = { owner, label, createdAt, compression, outputMode, webhook: null, idempotencyKey: null };
    const staged = { epoch: 0, count: counters.products, request: asked };
    const removed: StagedDocument = { _id: id, uploadKey, staged };
    await writer.database.staged.replaceOne({ _id: id }, removed, { session });
    await writer.database.unsearchable.deleteOne({ _id: id }, { session });
    return true;
  });
}

/** Due at `at` with a fresh schedule; the webhook is enabled again. */
export async function redeliver(
  writer: Writer,
  owner: string,
  deliveryId: string,
  at: Date,
): Promise<Request | null> {
  return changing(writer, async (session) => {
    const delivery = await writer.database.deliveries.findOne({ _id: deliveryId }, { session });
    if (delivery === null) return null;
    const request = await writer.database.requests.findOneAndUpdate(
      { _id: delivery.request, owner, 'webhook.url': { $exists: true } },
      { $set: { 'webhook.disabledAt': null, 'webhook.disabledReason': null }, $unset: { closing: 1 } },
      { session, returnDocument: 'after' },
    );
    if (request === null) return null;
    await writer.database.deliveries.updateOne(
      { _id: deliveryId },
      { $set: askedAnew(delivery, at) },
      { session },
    );
    return decodeRequest(request);
  });
}
