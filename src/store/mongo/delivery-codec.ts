import { monotonicFactory } from 'ulid';
import type { WebhookDelivery } from '../../domain/delivery.ts';
import type { Announcement } from '../policy/ledger.ts';
import { isDisabled, standingOf } from '../policy/standing.ts';
import type { DeliveryDocument, RequestDocument } from './documents.ts';

const ulid = monotonicFactory();

/** What a delivery takes from its request. */
export type DeliveringRequest = Pick<RequestDocument, '_id' | 'owner' | 'webhook'>;
export const deliveringFields = { owner: 1, webhook: 1 } as const;

/** A request's events as they go into the outbox, due as soon as they exist, after the `count` it has already. */
export function newDeliveries(
  request: string,
  count: number,
  outbox: readonly Announcement[],
): DeliveryDocument[] {
  return outbox.map(({ event, position, at }, index) => ({
    _id: `msg_${ulid().toLowerCase()}`,
    request,
    number: count + index + 1,
    event,
    position,
    status: 'PENDING',
    attempts: [],
    nextAttemptAt: at,
    createdAt: at,
  }));
}

export function decodeDelivery(document: DeliveryDocument, request: DeliveringRequest): WebhookDelivery {
  const { _id, event, position, status, attempts, priorAttempts = 0, nextAttemptAt, createdAt } = document;
  return {
    ...standingOf({ status, nextAttemptAt }, isDisabled(request.webhook)),
    id: _id,
    owner: request.owner,
    requestId: request._id,
    event,
    position,
    url: request.webhook?.url ?? '',
    attempts,
    priorAttempts,
    createdAt,
  };
}
