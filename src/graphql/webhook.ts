import type { DeliveryAttempt as Attempt, WebhookDelivery as Delivery } from '../domain/delivery.ts';
import type { WebhookView } from '../outputs/request-view.ts';
import { builder } from './builder.ts';
import { defineConnection } from './connection.ts';
import { Node } from './node.ts';

export const WebhookEvent = builder.enumType('WebhookEvent', {
  description: 'What a webhook tells of.',
  values: {
    PRODUCT_FINISHED: { description: 'A product finished; `product.finished` on the wire.' },
    REQUEST_FINISHED: { description: 'A request finished; `request.finished` on the wire.' },
  } as const,
});

export const Webhook = builder.objectRef<WebhookView>('Webhook').implement({
  description: 'Where a request’s events go. Its secret is never shown.',
  fields: (t) => ({
    url: t.expose('url', { type: 'URL', description: 'The endpoint.' }),
    events: t.field({
      type: [WebhookEvent],
      description: 'The events that are sent.',
      resolve: ({ events }) => events,
    }),
    disabledAt: t.expose('disabledAt', {
      type: 'DateTime',
      nullable: true,
      description: 'Since when nothing is sent any more; null while it is enabled.',
    }),
    disabledReason: t.exposeString('disabledReason', {
      nullable: true,
      description: 'Why nothing is sent any more.',
    }),
  }),
});

const DeliveryStatus = builder.enumType('DeliveryStatus', {
  description: 'Where one delivery stands.',
  values: {
    PENDING: { description: 'Will be tried, for the first time or again.' },
    DELIVERED: { description: 'The endpoint answered with 2xx.' },
    FAILED: { description: 'Given up.' },
  } as const,
});

const DeliveryAttempt = builder.objectRef<Attempt>('DeliveryAttempt').implement({
  description: 'One try at sending a delivery.',
  fields: (t) => ({
    at: t.expose('at', { type: 'DateTime', description: 'When it began.' }),
    statusCode: t.exposeInt('statusCode', {
      nullable: true,
      description: 'HTTP status of the answer; null when none came.',
    }),
    duration: t.exposeInt('duration', { description: 'Milliseconds until the answer’s end or the failure.' }),
    response: t.exposeString('response', { nullable: true, description: 'The answer’s first 1 kB.' }),
    error: t.exposeString('error', {
      nullable: true,
      description: 'Why it did not count; null when it did.',
    }),
  }),
});

const WebhookDelivery = builder.objectRef<Delivery>('WebhookDelivery').implement({
  description: 'One event on its way to one endpoint. Its id is the `webhook-id` of every attempt.',
  interfaces: [Node],
  isTypeOf: (value) => (value as { id?: string }).id?.startsWith('msg_') ?? false,
  fields: (t) => ({
    event: t.expose('event', { type: WebhookEvent, description: 'What it tells of.' }),
    url: t.expose('url', { type: 'URL', description: 'The endpoint.' }),
    status: t.expose('status', { type: DeliveryStatus, description: 'Where it stands.' }),
    attempts: t.field({
      type: [DeliveryAttempt],
      description: 'Every try so far, the first one first.',
      resolve: ({ attempts }) => attempts,
    }),
    nextAttemptAt: t.expose('nextAttemptAt', {
      type: 'DateTime',
      nullable: true,
      description: 'When it is tried next; null when it is not.',
    }),
  }),
});

export const WebhookDeliveryConnection = defineConnection(
  'WebhookDelivery',
  WebhookDelivery,
  (delivery: Delivery) => delivery,
);
