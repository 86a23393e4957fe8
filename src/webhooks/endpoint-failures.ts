import type { WebhookDelivery } from './delivery.ts';
import { longestDelay } from './retry-schedule.ts';

/** CONTRACT "Webhooks": after this long with nothing but failures an endpoint is disabled, milliseconds. */
export const disabledAfter = 5 * 24 * 60 * 60 * 1000;

/**
 * How long each endpoint (a URL of one tenant) has done nothing but fail. Kept in memory: after a restart
 * the earlier attempts of what is still being tried tell most of it again.
 */
export interface EndpointFailures {
  /** Counts a failure of `delivery` at `now`; milliseconds since the first of an unbroken row of failures. */
  failed(delivery: WebhookDelivery, now: Date): number;
  succeeded(delivery: WebhookDelivery, now: Date): void;
}

const rememberedEndpoints = 10_000;

interface Row {
  /** The last success; 0 when none is known. */
  readonly succeededAt: number;
  /** The failures since then: the first of the unbroken row, and the last. Null when there are none. */
  readonly failures: { readonly first: number; readonly last: number } | null;
}

export function createEndpointFailures(): EndpointFailures {
  const rows = new Map<string, Row>();
  return {
    failed(delivery, now) {
      const { succeededAt, failures } = rows.get(keyOf(delivery)) ?? { succeededAt: 0, failures: null };
      const earlier = delivery.attempts.map(({ at }) => at.getTime()).filter((at) => at > succeededAt);
      const last = Math.max(failures?.last ?? 0, ...earlier);
      // Failures far apart, with nothing tried between them, are no row: the endpoint may have been well.
      const unbroken = now.getTime() - last <= longestDelay;
      const first = unbroken ? Math.min(failures?.first ?? Infinity, ...earlier) : now.getTime();
      remember(delivery, { succeededAt, failures: { first, last: now.getTime() } });
      return now.getTime() - first;
    },
    succeeded(delivery, now) {
      remember(delivery, { succeededAt: now.getTime(), failures: null });
    },
  };

  function remember(delivery: WebhookDelivery, row: Row): void {
    const key = keyOf(delivery);
    rows.delete(key);
    rows.set(key, row);
    const [oldest] = rows.keys();
    if (rows.size > rememberedEndpoints && oldest !== undefined) rows.delete(oldest);
  }
}

function keyOf({ owner, url }: WebhookDelivery): string {
  return `${owner} ${url}`;
}
