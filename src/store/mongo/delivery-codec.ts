import { monotonicFactory } from 'ulid';
import type { WebhookEvent } from '../../requests/request.ts';
import type { WebhookDelivery } from '../../webhooks/delivery.ts';
import type { DeliveryDocument, RequestDocument } from './documents.ts';

const ulid = monotonicFactory();

/** What a delivery takes from its request. */
export type DeliveringRequest = Pick<RequestDocument, '_id' | 'owner' | 'webhook'>;
export const deliveringFields = { owner: 1, webhook: 1 } as const;

/** One that is due as soon as it exists. */
export function newDelivery(
  request: string,
  number: number,
  event: WebhookEvent,
  position: number | null,
  createdAt: Date,
): DeliveryDocument {
  return {
    _id: `msg_${ulid().toLowerCase()}`,
    request,
    number,
    event,
    position,
    status: 'PENDING',
    attempts: [],
    nextAttemptAt: createdAt,
    createdAt,
  };
}

export function decodeDelivery(document: DeliveryDocument, request: DeliveringRequest): WebhookDelivery {
  const { _id, event, position, status, attempts, priorAttempts = 0, nextAttemptAt, createdAt } = document;
  // Disabling marks the webhook at once; its deliveries follow in chunks, and read as if they had.
  const stopped = status === 'PENDING' && isDisabled(request);
  return {
    id: _id,
    owner: request.owner,
    requestId: request._id,
    event,
    position,
    url: request.webhook?.url ?? '',
    status: stopped ? 'FAILED' : status,
    attempts,
    priorAttempts,
    nextAttemptAt: stopped ? null : nextAttemptAt,
    createdAt,
  };
}

export function isDisabled({ webhook }: Pick<DeliveringRequest, 'webhook'>): boolean {
  return webhook !== null && webhook.disabledAt !== null;
}
