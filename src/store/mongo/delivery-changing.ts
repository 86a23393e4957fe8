import type { DeliveryAttempt } from '../../domain/delivery.ts';
import { isDisabled, type Standing, standingOf } from '../policy/standing.ts';
import type { Database } from './database.ts';
import type { OwnerLease } from './owner-lease.ts';
import { changing } from './transaction.ts';
import type { Writer } from './writer.ts';

const chunk = 1000;

/** Harmless when the delivery is gone. One whose webhook was disabled meanwhile is not tried again. */
export async function recordAttempt(
  writer: Writer,
  id: string,
  attempt: DeliveryAttempt,
  state: Standing,
): Promise<void> {
  const { database } = writer;
  await changing(writer, async (session) => {
    const delivery = await database.deliveries.findOne({ _id: id }, { session });
    if (delivery === null) return;
    const request = await database.requests.findOne(
      { _id: delivery.request },
      { session, projection: { webhook: 1 } },
    );
    const standing = standingOf(state, isDisabled(request?.webhook ?? null));
    await database.deliveries.updateOne(
      { _id: id },
      {
        $set: {
          attempts: [...delivery.attempts, attempt],
          ...standing,
        },
      },
      { session },
    );
  });
}

/** Marks the webhook, then its waiting deliveries, at most 1,000 a step. */
export async function disableWebhook(
  { database, lease }: Writer,
  requestId: string,
  at: Date,
  reason: string,
): Promise<void> {
  await lease.check(lease.held());
  const { matchedCount } = await database.requests.updateOne(
    { _id: requestId, 'webhook.url': { $exists: true }, 'webhook.disabledAt': null },
    { $set: { 'webhook.disabledAt': at, 'webhook.disabledReason': reason, closing: true } },
  );
  if (matchedCount > 0) await closeDeliveries(database, lease, requestId);
}

/** Goes on with what an earlier owner was at. */
export async function resumeClosing(database: Database, lease: OwnerLease): Promise<void> {
  const closing = database.requests.find({ closing: true }, { projection: { _id: 1 } });
  for await (const { _id } of closing.hint('requests_closing')) await closeDeliveries(database, lease, _id);
}

async function closeDeliveries(database: Database, lease: OwnerLease, request: string): Promise<void> {
  for (;;) {
    await lease.check(lease.held());
    const waiting = await database.deliveries
      .find({ request, status: 'PENDING' }, { projection: { _id: 1 } })
      .hint('deliveries_waiting')
      .limit(chunk)
      .batchSize(chunk)
      .toArray();
    if (waiting.length === 0) break;
    await database.deliveries.updateMany(
      { _id: { $in: waiting.map(({ _id }) => _id) }, status: 'PENDING' },
      { $set: { status: 'FAILED', nextAttemptAt: null } },
    );
  }
  await database.requests.updateOne({ _id: request }, { $unset: { closing: 1 } });
}
