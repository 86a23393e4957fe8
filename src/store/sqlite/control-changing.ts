import type { Request } from '../../domain/request.ts';
import type { RetryResult } from '../control.ts';
import { isOpen, retryOf } from '../policy/controlling.ts';
import { askedAnew } from '../policy/standing.ts';
import { type DeliveryRow, decodeDelivery } from './delivery-rows.ts';
import { findRequest } from './request-reading.ts';
import { decodeCounters, findRequestRow } from './request-rows.ts';
import { statements } from './statements.ts';
import type { Writer } from './writer.ts';

/** Marks the request; see advancing.ts for what follows. */
export function cancel({ db }: Writer, owner: string, id: string): Request | null {
  return db.transaction(() => {
    const row = findRequestRow(db, owner, id);
    if (row === undefined) return null;
    if (isOpen(row.status)) db.run(statements.markCanceling, [row.number]);
    return findRequest(db, owner, id);
  });
}

export function retry({ db }: Writer, owner: string, id: string): RetryResult | null {
  return db.transaction((): RetryResult | null => {
    const row = findRequestRow(db, owner, id);
    if (row === undefined) return null;
    const counters = decodeCounters(row.counters);
    const kind = retryOf({ status: row.status, counters }, row.retry_until !== null);
    if (kind === 'canceling' || kind === 'nothing') return { kind };
    if (kind === 'start') db.run(statements.markRetrying, [row.sequence, row.number]);
    const request = findRequest(db, null, id);
    return request && { kind: 'retrying', request };
  });
}

/** From now on no reader finds it; the rows go in steps. */
export function remove({ db }: Writer, owner: string, id: string): boolean {
  return db.transaction(() => {
    const row = findRequestRow(db, owner, id);
    if (row === undefined) return false;
    db.run(statements.markRemoved, [row.number]);
    return true;
  });
}

/** Due at `at` with a fresh schedule; the webhook is enabled again. */
export function redeliver({ db }: Writer, owner: string, id: string, at: Date): Request | null {
  return db.transaction(() => {
    const delivery = db.get<DeliveryRow>(statements.findDelivery, [id]);
    if (delivery === undefined) return null;
    const request = findRequestRow(db, owner, delivery.request_id);
    if (request === undefined) return null;
    db.run(statements.enableWebhook, [request.number]);
    const { status, priorAttempts } = askedAnew(decodeDelivery(delivery), at);
    db.run(statements.redeliver, [status, at.getTime(), priorAttempts, delivery.number]);
    return findRequest(db, owner, request.id);
  });
}
