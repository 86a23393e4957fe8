import type { WebhookEvent } from './request.ts';

export type DeliveryStatus = 'PENDING' | 'DELIVERED' | 'FAILED';

/** One try at sending a delivery. */
export interface DeliveryAttempt {
  readonly at: Date;
  /** HTTP status; null when no answer came. */
  readonly statusCode: number | null;
  /** Milliseconds from the connection's start to the answer's end or the failure. */
  readonly duration: number;
  /** The first 1 kB of the answer; null when none came. */
  readonly response: string | null;
  /** Why it did not count, in words; null when it did. */
  readonly error: string | null;
}

/** One event on its way to one endpoint. Holds references only: the body is rendered when it is sent. */
export interface WebhookDelivery {
  /** Also the `webhook-id` of every attempt: `msg_…`, without a dot. */
  readonly id: string;
  readonly owner: string;
  readonly requestId: string;
  readonly event: WebhookEvent;
  /** The product's position for PRODUCT_FINISHED; null for REQUEST_FINISHED. */
  readonly position: number | null;
  readonly url: string;
  readonly status: DeliveryStatus;
  readonly attempts: readonly DeliveryAttempt[];
  /** Attempts before the last manual redelivery: the schedule does not count them. */
  readonly priorAttempts: number;
  /** When it is due; null when nothing more will be tried. */
  readonly nextAttemptAt: Date | null;
  readonly createdAt: Date;
}
