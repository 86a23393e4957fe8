/**
 * What an endpoint asks for with `Retry-After` (RFC 9110, 10.2.3: seconds or a date), in milliseconds from
 * `now`; null when it asks for nothing that can be read, or for a moment that has passed.
 */
export function askedDelay(header: unknown, now: Date): number | null {
  if (typeof header !== 'string') return null;
  const text = header.trim();
  const milliseconds = /^\d+$/.test(text) ? Number(text) * 1000 : Date.parse(text) - now.getTime();
  return milliseconds > 0 ? milliseconds : null;
}
