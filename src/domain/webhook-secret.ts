import { randomBytes } from 'node:crypto';

/** What a secret has to be, for messages. */
export const webhookSecretRule = 'whsec_ and the base64 (with its = at the end) of 24 to 64 bytes';

/**
 * Whether receivers can check signatures with it: `whsec_`, then 24 to 64 bytes (Standard Webhooks, “Signature scheme”)
 * in base64 with its padding, without which most languages do not decode it.
 */
export function isWebhookSecret(value: string): boolean {
  const match = /^whsec_((?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?)$/.exec(value);
  if (match?.[1] === undefined) return false;
  const bytes = Buffer.byteLength(match[1], 'base64');
  return bytes >= 24 && bytes <= 64;
}

/** A fresh secret as Standard Webhooks writes them: `whsec_` and the base64 of 32 random bytes. */
export function newWebhookSecret(): string {
  return `whsec_${randomBytes(32).toString('base64')}`;
}
