import { retryAfter } from '../outbound/retry-after.ts';

/**
 * What an endpoint asks for with `Retry-After` (RFC 9110, 10.2.3: seconds or a date), in milliseconds from
 * `now`; null when it asks for nothing that can be read, or for a moment that has passed.
 */
export function askedDelay(header: unknown, now: Date): number | null {
  if (typeof header !== 'string') return null;
  // Bounded where the schedule is kept, not here.
  const milliseconds = retryAfter(header, now.getTime(), Number.POSITIVE_INFINITY) ?? 0;
  return milliseconds > 0 ? milliseconds : null;
}
