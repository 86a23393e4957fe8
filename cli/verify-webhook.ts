import { createHmac, timingSafeEqual } from 'node:crypto';

/** The headers of one delivery, as Standard Webhooks names them. */
export interface WebhookHeaders {
  id: string;
  timestamp: string;
  signature: string;
}

/** Seconds a timestamp may be off: what the Standard Webhooks libraries allow. */
const TOLERANCE = 300;

/**
 * Whether `body` was signed with `secret` (`whsec_` and base64) by Standard Webhooks: HMAC-SHA256 over
 * `id.timestamp.body`, one of the space-separated `v1,<base64>` signatures, not older or newer than five
 * minutes. `now` in milliseconds.
 */
export function verifyWebhook(
  secret: string,
  { id, timestamp, signature }: WebhookHeaders,
  body: string,
  now = Date.now(),
): boolean {
  if (!/^\d{1,12}$/.test(timestamp) || Math.abs(now / 1000 - Number(timestamp)) > TOLERANCE) return false;
  const key = Buffer.from(secret.replace(/^whsec_/, ''), 'base64');
  const expected = createHmac('sha256', key).update(`${id}.${timestamp}.${body}`).digest();
  return signature.split(' ').some((versioned) => {
    const [version, encoded] = versioned.split(',');
    if (version !== 'v1' || encoded === undefined) return false;
    const given = Buffer.from(encoded, 'base64');
    return given.length === expected.length && timingSafeEqual(given, expected);
  });
}
