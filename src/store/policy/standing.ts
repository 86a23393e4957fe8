import type { WebhookDelivery } from '../../domain/delivery.ts';
import type { Webhook, WebhookEvent } from '../../domain/request.ts';

type MaybeWebhook = Pick<Webhook, 'events' | 'disabledAt'> | null;

/** The state of a delivery: its status, and when it is due. */
export type Standing = Pick<WebhookDelivery, 'status' | 'nextAttemptAt'>;

export function isSubscribed(webhook: MaybeWebhook, event: WebhookEvent): boolean {
  return webhook !== null && webhook.disabledAt === null && webhook.events.includes(event);
}

export function isDisabled(webhook: Pick<Webhook, 'disabledAt'> | null): boolean {
  return webhook !== null && webhook.disabledAt !== null;
}

/**
 * The state of a delivery with its webhook. Disabling marks the webhook immediately and its deliveries in chunks: those that
 * wait have failed from the mark on, and so does what an attempt that was under way would leave waiting.
 */
export function standingOf({ status, nextAttemptAt }: Standing, disabled: boolean): Standing {
  return status === 'PENDING' && disabled
    ? { status: 'FAILED', nextAttemptAt: null }
    : { status, nextAttemptAt };
}

/** A delivery that is sent again on request: due at `at`, and the attempts it had no longer count for its schedule. */
export function askedAnew(
  { attempts }: Pick<WebhookDelivery, 'attempts'>,
  at: Date,
): Standing & Pick<WebhookDelivery, 'priorAttempts'> {
  return { status: 'PENDING', nextAttemptAt: at, priorAttempts: attempts.length };
}
