import { createHmac } from 'node:crypto';

/**
 * The `webhook-signature` of one attempt (Standard Webhooks 1.0): HMAC-SHA256 over `id.timestamp.body`.
 *
 * @param secret `whsec_` and the base64 of the key
 * @param timestamp seconds since the epoch, as in `webhook-timestamp`
 * @param body exactly what is sent
 */
export function sign(secret: string, id: string, timestamp: number, body: string): string {
  const key = Buffer.from(secret.replace(/^whsec_/, ''), 'base64');
  const signature = createHmac('sha256', key).update(`${id}.${timestamp}.${body}`).digest('base64');
  return `v1,${signature}`;
}
