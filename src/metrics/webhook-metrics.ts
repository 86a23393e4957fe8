import { Counter, Histogram, type Registry } from 'prom-client';
import type { DeliveryAttempt, DeliveryStatus } from '../domain/delivery.ts';

/** Webhooks as they are sent. */
export interface WebhookMetrics {
  /** An attempt is recorded, with the state of the delivery after it. */
  attempted(attempt: DeliveryAttempt, status: DeliveryStatus): void;
  /** An endpoint is given up for one request. */
  disabled(): void;
}

export function createWebhookMetrics(registry: Registry): WebhookMetrics {
  const registers = [registry];
  const attempts = new Counter({
    name: 'halftone_webhook_attempts_total',
    help: 'Attempts at webhook deliveries, by whether the endpoint took them.',
    labelNames: ['result'],
    registers,
  });
  const durations = new Histogram({
    name: 'halftone_webhook_attempt_duration_seconds',
    help: 'Time of one attempt, from its connection to the end of the answer.',
    buckets: [0.01, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 15],
    registers,
  });
  const deliveries = new Counter({
    name: 'halftone_webhook_deliveries_total',
    help: 'Webhook deliveries that ended: delivered, or failed for good.',
    labelNames: ['result'],
    registers,
  });
  const disabled = new Counter({
    name: 'halftone_webhooks_disabled_total',
    help: 'Webhooks that were disabled because their endpoint is gone or did nothing but fail.',
    registers,
  });
  for (const result of ['succeeded', 'failed']) attempts.inc({ result }, 0);
  for (const result of ['delivered', 'failed']) deliveries.inc({ result }, 0);

  return {
    attempted({ error, duration }, status) {
      attempts.inc({ result: error === null ? 'succeeded' : 'failed' });
      durations.observe(duration / 1000);
      if (status !== 'PENDING') deliveries.inc({ result: status === 'DELIVERED' ? 'delivered' : 'failed' });
    },
    disabled: () => disabled.inc(),
  };
}
