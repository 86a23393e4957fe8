import { Webhook } from 'standardwebhooks';
import { describe, expect, it, test } from 'vitest';
import { readConfig } from '../../../src/config.ts';
import { isWebhookSecret, newWebhookSecret } from '../../../src/domain/webhook-secret.ts';
import { resolveSubmitOptions } from '../../../src/requests/resolve-submit-options.ts';

const encoded = (bytes: number) => Buffer.alloc(bytes, 0xfb).toString('base64');

const good = [24, 25, 26, 32, 62, 63, 64].map((bytes) => [`${bytes} bytes`, `whsec_${encoded(bytes)}`]);
const bad = [
  ...[0, 1, 23, 65, 66, 67, 128].map((bytes) => [`${bytes} bytes`, `whsec_${encoded(bytes)}`]),
  ['no whsec_', encoded(32)],
  ['WHSEC_', `WHSEC_${encoded(32)}`],
  ['no padding', `whsec_${encoded(32).replace('=', '')}`],
  ['too much padding', `whsec_${encoded(32)}=`],
  ['padding inside', `whsec_${encoded(25)}${encoded(24)}`],
  ['base64url', `whsec_${Buffer.alloc(32, 0xfb).toString('base64url')}=`],
  ['white space before', ` whsec_${encoded(32)}`],
  ['white space inside', `whsec_${encoded(24)} ${encoded(24)}`],
  ['a line break after', `whsec_${encoded(32)}\n`],
  ['a letter outside ASCII', `whsec_${encoded(30)}ä`],
];

const asDefault = (secret: string) => readConfig({ WEBHOOK_SECRET: secret }).webhookSecret;
const asOption = (secret: string) =>
  resolveSubmitOptions({ webhook: { url: 'https://a.example', secret } }, { webhookUrl: null }).webhook
    ?.secret;

describe('a webhook secret', () => {
  it.each(good)(
    'of %s is taken from the environment and from an upload, and receivers can use it',
    (_, secret) => {
      expect(isWebhookSecret(secret)).toBe(true);
      expect(asDefault(secret)).toBe(secret);
      expect(asOption(secret)).toBe(secret);
      expect(() => new Webhook(secret)).not.toThrow();
    },
  );

  it.each(bad)('with %s is refused in both places in the same words', (_, secret) => {
    const rule = /whsec_ and the base64 \(with its = at the end\) of 24 to 64 bytes/;
    expect(isWebhookSecret(secret)).toBe(false);
    expect(() => asDefault(secret)).toThrow(rule);
    expect(() => asOption(secret)).toThrow(rule);
  });
});

test('a new secret is 32 bytes that no other has, and passes the rule', () => {
  const secrets = Array.from({ length: 100 }, newWebhookSecret);
  expect(new Set(secrets).size).toBe(100);
  for (const secret of secrets) {
    expect(Buffer.from(secret.slice(6), 'base64')).toHaveLength(32);
    expect(isWebhookSecret(secret)).toBe(true);
  }
});
