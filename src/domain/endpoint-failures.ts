import { longestDelay } from './retry-schedule.ts';

/** docs/contract.md “Webhooks”: after so many milliseconds of nothing but failures it is disabled. */
export const disabledAfter = 5 * 24 * 60 * 60 * 1000;

/** An unbroken row of failures of an endpoint: a URL of one tenant. */
export interface EndpointState {
  readonly failingSince: Date;
  readonly lastFailedAt: Date;
}

/**
 * The row of failures after one more at `now`. Failures far apart, with nothing tried between them, are no row:
 * the endpoint may have been well.
 */
export function afterFailure(earlier: EndpointState | null, now: Date): EndpointState {
  const unbroken = earlier !== null && now.getTime() - earlier.lastFailedAt.getTime() <= longestDelay;
  return { failingSince: unbroken ? earlier.failingSince : now, lastFailedAt: now };
}
