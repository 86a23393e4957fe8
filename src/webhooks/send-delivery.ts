import type { Logger } from 'pino';
import type { DeliveryAttempt, WebhookDelivery } from '../domain/delivery.ts';
import { afterFailure, disabledAfter } from '../domain/endpoint-failures.ts';
import { nextAttemptAt } from '../domain/retry-schedule.ts';
import { warnRarely } from '../log/warn-rarely.ts';
import type { GuardedAgents } from '../outbound/address-guard.ts';
import type { Links } from '../outputs/links.ts';
import type { Listings, Outbox } from '../store/store.ts';
import { StoreUnavailableError } from '../store/store-errors.ts';
import { whenAvailable } from '../store/when-available.ts';
import { fieldsOf } from './delivery-fields.ts';
import { type PostResult, postEvent } from './post-event.ts';
import { renderEvent } from './render-event.ts';
import { sign } from './sign.ts';

export interface SendContext {
  readonly store: Outbox & Pick<Listings, 'findRequest' | 'findProduct'>;
  readonly links: Links;
  readonly secretOf: (owner: string) => Promise<string>;
  readonly logger: Logger;
  /** The one that says what is due. */
  readonly clock: () => Date;
  readonly agents: GuardedAgents;
  readonly closing: AbortSignal;
  readonly userAgent: string;
  /** Milliseconds. */
  readonly timeout: number;
  readonly delays: readonly number[];
}

/**
 * Makes one attempt at a delivery and records it. Nothing is recorded when the sender closes meanwhile: the
 * delivery stays due.
 *
 * @returns whether the endpoint let it time out; null when nothing was sent
 * @throws StoreUnavailableError only before anything was sent
 */
export async function sendDelivery(delivery: WebhookDelivery, context: SendContext): Promise<boolean | null> {
  const { store, closing } = context;
  const request = await store.findRequest(null, delivery.requestId);
  if (request === null) return giveUp(delivery, 'The request no longer exists.', context);
  // Disabled since the store gave it out, which has made it FAILED.
  if (request.webhook === null || request.webhook.disabledAt !== null) return null;

  const { position } = delivery;
  const product = position === null ? null : await store.findProduct(null, request.id, position);
  if (position !== null && product === null)
    return giveUp(delivery, 'The product no longer exists.', context);

  const body = renderEvent(delivery, request, product, context.links);
  const secret = request.webhook.secret ?? (await context.secretOf(request.owner));
  const headers = headersOf(delivery, secret, body, context);
  const result = await postEvent(delivery.url, headers, body, context);
  if (closing.aborted) return null;
  await judge(delivery, result, context);
  return result.timedOut;
}

function headersOf(
  { id }: WebhookDelivery,
  secret: string,
  body: string,
  { userAgent }: SendContext,
): Record<string, string> {
  const timestamp = Math.floor(Date.now() / 1000);
  return {
    'webhook-id': id,
    'webhook-timestamp': String(timestamp),
    'webhook-signature': sign(secret, id, timestamp, body),
    'user-agent': userAgent,
  };
}

async function judge(delivery: WebhookDelivery, result: PostResult, context: SendContext): Promise<void> {
  const { store, delays, clock, logger } = context;
  const { owner, url, attempts, priorAttempts } = delivery;
  const now = clock();
  const earlier = await untilStored(() => store.readEndpoint(owner, url), context);
  // Closing: nothing is recorded, and the delivery stays due.
  if (earlier === undefined) return;
  if (result.attempt.error === null) {
    if (earlier !== null) {
      logger.info(fieldsOf(delivery), 'webhook endpoint works again');
      await untilStored(() => store.writeEndpoint(owner, url, null), context);
    }
    return record(delivery, result.attempt, 'DELIVERED', null, context);
  }
  const failing = afterFailure(earlier, now);
  // Once an outage of the endpoint (or once for each attempt under way when it began), and not once a product.
  if (earlier === null) {
    const { statusCode, error } = result.attempt;
    const fields = { ...fieldsOf(delivery), statusCode, reason: error, err: result.cause };
    logger.warn(fields, 'webhook endpoint failed');
  }
  await untilStored(() => store.writeEndpoint(owner, url, failing), context);
  const reason = reasonToDisable(now.getTime() - failing.failingSince.getTime(), result.attempt);
  if (reason !== null) return disable(delivery, result.attempt, reason, context);
  const next = nextAttemptAt(attempts.length - priorAttempts + 1, now, result.asked, delays);
  return record(delivery, result.attempt, next === null ? 'FAILED' : 'PENDING', next, context);
}

/** @param failingFor milliseconds that the endpoint has done nothing but fail */
function reasonToDisable(failingFor: number, { statusCode }: DeliveryAttempt): string | null {
  if (statusCode === 410) return 'The endpoint answered 410 (Gone).';
  if (failingFor >= disabledAfter) return 'Every attempt of the last 5 days has failed.';
  return null;
}

async function disable(
  delivery: WebhookDelivery,
  attempt: DeliveryAttempt,
  reason: string,
  context: SendContext,
): Promise<void> {
  const { store, logger } = context;
  await record(delivery, attempt, 'FAILED', null, context);
  await untilStored(() => store.disableWebhook(delivery.requestId, attempt.at, reason), context);
  logger.warn({ ...fieldsOf(delivery), reason }, 'webhook disabled');
}

async function giveUp(delivery: WebhookDelivery, error: string, context: SendContext): Promise<null> {
  const attempt = { at: new Date(), statusCode: null, duration: 0, response: null, error };
  await record(delivery, attempt, 'FAILED', null, context);
  return null;
}

async function record(
  delivery: WebhookDelivery,
  attempt: DeliveryAttempt,
  status: WebhookDelivery['status'],
  nextAttemptAt: Date | null,
  context: SendContext,
): Promise<void> {
  const { store, logger } = context;
  const { statusCode, duration: ms, error: reason } = attempt;
  logger.debug({ ...fieldsOf(delivery), status, statusCode, ms, reason, nextAttemptAt }, 'webhook attempt');
  await untilStored(() => store.recordAttempt(delivery.id, attempt, { status, nextAttemptAt }), context);
}

/** An event that was sent can't be taken back, so its result waits for the store as long as it takes. */
async function untilStored<T>(
  ask: () => Promise<T>,
  { closing, logger }: SendContext,
): Promise<T | undefined> {
  if (closing.aborted) return undefined;
  return whenAvailable(ask, closing, (error) => {
    warnRarely(logger, { err: error }, 'recording a webhook attempt failed; will try again');
  }).catch((error: unknown) => {
    if (closing.aborted && error instanceof StoreUnavailableError) return undefined;
    throw error;
  });
}
