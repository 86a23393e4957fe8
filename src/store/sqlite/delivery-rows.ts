import { ulid } from 'ulid';
import type { WebhookEvent } from '../../requests/request.ts';
import type { DeliveryAttempt, DeliveryStatus, WebhookDelivery } from '../../webhooks/delivery.ts';
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

/** id, request, event, position, created (and first due) at. */
export type DeliveryInsert = readonly [string, number, WebhookEvent, number | null, number];

/** One that is due as soon as it exists. */
export function newDelivery(
  request: number,
  event: WebhookEvent,
  position: number | null,
  createdAt: Date,
): DeliveryInsert {
  return [`msg_${ulid().toLowerCase()}`, request, event, position, createdAt.getTime()];
}

export function addDeliveries(db: Connection, deliveries: readonly DeliveryInsert[]): void {
  if (deliveries.length > 0) db.run(statements.insertDeliveries, [JSON.stringify(deliveries)]);
}

export function decodeDelivery(row: DeliveryRow): WebhookDelivery {
  // Disabling marks the webhook at once; its deliveries follow in chunks, and read as if they had.
  const stopped = row.status === 'PENDING' && row.webhook_disabled_at !== null;
  return {
    id: row.id,
    owner: row.owner,
    requestId: row.request_id,
    event: row.event,
    position: row.position,
    url: (JSON.parse(row.webhook) as { url: string }).url,
    status: stopped ? 'FAILED' : row.status,
    attempts: decodeAttempts(row.attempts),
    priorAttempts: row.prior_attempts,
    nextAttemptAt: stopped ? null : dateOrNull(row.next_attempt_at),
    createdAt: new Date(row.created_at),
  };
}

export function decodeAttempts(text: string): DeliveryAttempt[] {
  const stored = JSON.parse(text) as (Omit<DeliveryAttempt, 'at'> & { at: string })[];
  return stored.map((attempt) => ({ ...attempt, at: new Date(attempt.at) }));
}
