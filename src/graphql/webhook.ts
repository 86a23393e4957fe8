import type { DeliveryAttempt as Attempt, WebhookDelivery as Delivery } from '../domain/delivery.ts';
import type { WebhookView } from '../outputs/request-view.ts';
import { builder } from './builder.ts';
import { defineConnection } from './connection.ts';
import { Node } from './node.ts';

export const WebhookEvent = builder.enumType('WebhookEvent', {
  description: 'The type of an event.',
  values: {
    PRODUCT_FINISHED: { description: 'A product finished. Sent as `product.finished`.' },
    REQUEST_FINISHED: { description: 'A request finished. Sent as `request.finished`.' },
  } as const,
});

export const Webhook = builder.objectRef<WebhookView>('Webhook').implement({
  description: 'The webhook of a request. The secret is never shown.',
  fields: (t) => ({
    url: t.expose('url', { type: 'URL', description: 'URL of the endpoint.' }),
    events: t.field({
      type: [WebhookEvent],
      description: 'The events that are sent.',
      resolve: ({ events }) => events,
    }),
    disabledAt: t.expose('disabledAt', {
      type: 'DateTime',
      nullable: true,
      description: 'When it was disabled; null while it is enabled.',
    }),
    disabledReason: t.exposeString('disabledReason', {
      nullable: true,
      description: 'Why it was disabled.',
    }),
  }),
});

const DeliveryStatus = builder.enumType('DeliveryStatus', {
  description: 'The state of a delivery.',
  values: {
    PENDING: { description: 'Waiting for its first or next attempt.' },
    DELIVERED: { description: 'The endpoint answered with a 2xx status.' },
    FAILED: { description: 'All attempts failed.' },
  } as const,
});

const DeliveryAttempt = builder.objectRef<Attempt>('DeliveryAttempt').implement({
  description: 'One attempt to send a delivery.',
  fields: (t) => ({
    at: t.expose('at', { type: 'DateTime', description: 'When the attempt began.' }),
    statusCode: t.exposeInt('statusCode', {
      nullable: true,
      description: 'HTTP status of the response; null if there was none.',
    }),
    duration: t.exposeInt('duration', {
      description: 'Milliseconds until the response was complete or the attempt failed.',
    }),
    response: t.exposeString('response', { nullable: true, description: 'The first 1 kB of the response.' }),
    error: t.exposeString('error', {
      nullable: true,
      description: 'Why the attempt failed; null if it succeeded.',
    }),
  }),
});

const WebhookDelivery = builder.objectRef<Delivery>('WebhookDelivery').implement({
  description: 'An event sent to an endpoint. Its id is the `webhook-id` header of every attempt.',
  interfaces: [Node],
  isTypeOf: (value) => (value as { id?: string }).id?.startsWith('msg_') ?? false,
  fields: (t) => ({
    event: t.expose('event', { type: WebhookEvent, description: 'The event type.' }),
    url: t.expose('url', { type: 'URL', description: 'URL of the endpoint.' }),
    status: t.expose('status', { type: DeliveryStatus, description: 'The state of the delivery.' }),
    attempts: t.field({
      type: [DeliveryAttempt],
      description: 'All attempts so far, oldest first.',
      resolve: ({ attempts }) => attempts,
    }),
    nextAttemptAt: t.expose('nextAttemptAt', {
      type: 'DateTime',
      nullable: true,
      description: 'When the next attempt is due; null if there is none.',
    }),
  }),
});

export const WebhookDeliveryConnection = defineConnection(
  'WebhookDelivery',
  WebhookDelivery,
  (delivery: Delivery) => delivery,
);
