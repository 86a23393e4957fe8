import { ulid } from 'ulid';
import type { DeliveryAttempt, DeliveryStatus, WebhookDelivery } from '../../domain/delivery.ts';
import type { WebhookEvent } from '../../domain/request.ts';
import type { Announcement } from '../policy/ledger.ts';
import { standingOf } from '../policy/standing.ts';
import type { Connection } from './connection.ts';
import { dateOrNull } from './request-rows.ts';
import { statements } from './statements.ts';

/** A delivery joined with what its request says about its endpoint. */
export interface DeliveryRow {
  readonly number: number;
  readonly id: string;
  readonly owner: string;
  readonly request_id: string;
  readonly event: WebhookEvent;
  readonly position: number | null;
  readonly webhook: string;
  readonly status: DeliveryStatus;
  readonly attempts: string;
  readonly next_attempt_at: number | null;
  readonly created_at: number;
  readonly prior_attempts: number;
  readonly webhook_disabled_at: number | null;
}

/** Puts a request's events into the outbox, due as soon as they exist. */
export function addDeliveries(db: Connection, request: number, outbox: readonly Announcement[]): void {
  const rows = outbox.map(({ event, position, at }) => {
    return [`msg_${ulid().toLowerCase()}`, request, event, position, at.getTime()];
  });
  if (rows.length > 0) db.run(statements.insertDeliveries, [JSON.stringify(rows)]);
}

export function decodeDelivery(row: DeliveryRow): WebhookDelivery {
  const stored = { status: row.status, nextAttemptAt: dateOrNull(row.next_attempt_at) };
  return {
    ...standingOf(stored, row.webhook_disabled_at !== null),
    id: row.id,
    owner: row.owner,
    requestId: row.request_id,
    event: row.event,
    position: row.position,
    url: (JSON.parse(row.webhook) as { url: string }).url,
    attempts: decodeAttempts(row.attempts),
    priorAttempts: row.prior_attempts,
    createdAt: new Date(row.created_at),
  };
}

export function decodeAttempts(text: string): DeliveryAttempt[] {
  const stored = JSON.parse(text) as (Omit<DeliveryAttempt, 'at'> & { at: string })[];
  return stored.map((attempt) => ({ ...attempt, at: new Date(attempt.at) }));
}
