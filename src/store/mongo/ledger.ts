import type { ClientSession } from 'mongodb';
import { CounterSums } from '../../requests/counters.ts';
import { advancePace, type Pace } from '../../requests/pace.ts';
import { finalStatus, type WebhookEvent } from '../../requests/request.ts';
import type { Settlement } from '../settlement.ts';
import type { Database } from './database.ts';
import { isDisabled, newDelivery } from './delivery-codec.ts';
import type { DeliveryDocument, RequestDocument } from './documents.ts';
import { dropReservations } from './dropping.ts';
import { published } from './request-codec.ts';

const ledgerFields = {
  status: 1,
  counters: 1,
  webhook: 1,
  sequence: 1,
  pace: 1,
  deliveries: 1,
  retryUntil: 1,
  owner: 1,
} as const;

/** A request while a batch changes it; read once, written once. */
export interface Ledger {
  readonly request: Pick<RequestDocument, '_id' | keyof typeof ledgerFields>;
  readonly sums: CounterSums;
  readonly events: readonly WebhookEvent[];
  /** To be put into the outbox. */
  readonly outbox: DeliveryDocument[];
  sequence: number;
  pace: Pace;
  lastFinishedAt: number;
  /** While failures are being retried the request does not end, even when nothing is pending just now. */
  retrying: boolean;
}

/**
 * Opens the requests of a batch. Moving `revision` is the transaction's first write: another settler of the same
 * request conflicts here, before it has done any work, and so they commit in the order of their numbers.
 */
export async function openLedgers(
  { requests }: Database,
  session: ClientSession,
  requestIds: readonly string[],
): Promise<Map<string, Ledger>> {
  const ledgers = new Map<string, Ledger>();
  // Always in one order, so that two batches over the same requests do not hold up each other in turn.
  const ids = [...new Set(requestIds)].sort();
  for (const id of ids) {
    const request = await requests.findOneAndUpdate(
      { _id: id, ...published },
      { $inc: { revision: 1 } },
      { session, projection: ledgerFields, returnDocument: 'after' },
    );
    if (request !== null) ledgers.set(id, openLedger(request));
  }
  return ledgers;
}

function openLedger(request: Ledger['request']): Ledger {
  return {
    request,
    sums: new CounterSums(request.counters),
    events: request.webhook === null || isDisabled(request) ? [] : request.webhook.events,
    outbox: [],
    sequence: request.sequence,
    pace: request.pace,
    lastFinishedAt: 0,
    retrying: request.retryUntil !== undefined,
  };
}

/** Enters one finished product; gives its number. */
export function enter(
  ledger: Ledger,
  status: Parameters<CounterSums['finish']>[0],
  { images, finishedAt, position }: Pick<Settlement, 'images' | 'finishedAt' | 'position'>,
): number {
  ledger.sequence += 1;
  ledger.sums.finish(status, images);
  ledger.lastFinishedAt = Math.max(ledger.lastFinishedAt, finishedAt.getTime());
  // A cancelled product was nobody's work, and no webhook tells of it.
  if (status === 'CANCELED') return ledger.sequence;
  ledger.pace = advancePace(ledger.pace, finishedAt);
  announce(ledger, 'PRODUCT_FINISHED', position, finishedAt);
  return ledger.sequence;
}

/** Writes what has changed; whether the request got its final status. */
export async function writeLedger(
  database: Database,
  session: ClientSession,
  ledger: Ledger,
): Promise<boolean> {
  const { request, sequence, pace, outbox } = ledger;
  const counters = ledger.sums.freeze();
  const finished = counters.productsFinished === counters.products && !ledger.retrying;
  const finishedAt = new Date(ledger.lastFinishedAt);
  if (finished) announce(ledger, 'REQUEST_FINISHED', null, finishedAt);
  const canceled = request.status === 'CANCELING' || (counters.facets['status:CANCELED'] ?? 0) > 0;
  const status = canceled ? 'CANCELED' : finalStatus(counters);
  await database.requests.updateOne(
    { _id: request._id },
    {
      $set: {
        sequence,
        counters,
        pace,
        deliveries: request.deliveries + outbox.length,
        ...(finished && { status, finishedAt }),
      },
      ...(finished && { $unset: { unfinished: 1 as const } }),
    },
    { session },
  );
  if (finished) await dropReservations(database, session, request._id);
  return finished;
}

function announce(ledger: Ledger, event: WebhookEvent, position: number | null, at: Date): void {
  if (!ledger.events.includes(event)) return;
  const { request, outbox } = ledger;
  const number = request.deliveries + outbox.length + 1;
  outbox.push(newDelivery(request._id, number, event, position, at));
}
