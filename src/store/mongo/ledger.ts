import type { ClientSession } from 'mongodb';
import type { RequestStatus } from '../../domain/request.ts';
import { closeLedger, type Ledger, openLedger } from '../policy/ledger.ts';
import type { Database } from './database.ts';
import { newDeliveries } from './delivery-codec.ts';
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

export interface DocumentLedger extends Ledger {
  readonly request: Pick<RequestDocument, '_id' | keyof typeof ledgerFields>;
}

/**
 * Opens the requests of a batch. Moving `revision` is the transaction's first write: another settler of the same
 * request conflicts here, before it has done any work, and so they commit in the order of their numbers.
 */
export async function openLedgers(
  { requests }: Database,
  session: ClientSession,
  requestIds: readonly string[],
): Promise<Map<string, DocumentLedger>> {
  const ledgers = new Map<string, DocumentLedger>();
  // Always in one order, so that two batches over the same requests do not hold up each other in turn.
  const ids = [...new Set(requestIds)].sort();
  for (const id of ids) {
    const request = await requests.findOneAndUpdate(
      { _id: id, ...published },
      { $inc: { revision: 1 } },
      { session, projection: ledgerFields, returnDocument: 'after' },
    );
    if (request === null) continue;
    ledgers.set(id, { ...openLedger(request, request.retryUntil !== undefined), request });
  }
  return ledgers;
}

/** Closes the ledgers, writes what has changed, and fills the outbox; returns the requests that got their final status, with it. */
export async function writeLedgers(
  database: Database,
  session: ClientSession,
  ledgers: readonly DocumentLedger[],
): Promise<Map<string, RequestStatus>> {
  const ended = new Map<string, RequestStatus>();
  const events: DeliveryDocument[] = [];
  for (const ledger of ledgers) {
    const { _id, deliveries } = ledger.request;
    const { status, sequence, counters, pace, finishedAt, finished, outbox } = closeLedger(ledger);
    const changed = { sequence, counters, pace, deliveries: deliveries + outbox.length };
    const update = finished
      ? { $set: { ...changed, status, finishedAt }, $unset: { unfinished: 1 as const } }
      : { $set: changed };
    await database.requests.updateOne({ _id }, update, { session });
    events.push(...newDeliveries(_id, deliveries, outbox));
    if (!finished) continue;
    await dropReservations(database, session, _id);
    ended.set(_id, status);
  }
  if (events.length > 0) await database.deliveries.insertMany(events, { session });
  return ended;
}
