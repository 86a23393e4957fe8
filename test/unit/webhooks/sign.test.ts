import fc from 'fast-check';
import { Webhook } from 'standardwebhooks';
import { expect, test } from 'vitest';
import { newWebhookSecret } from '../../../src/domain/webhook-secret.ts';
import { sign } from '../../../src/webhooks/sign.ts';

test('signs the golden vector of Standard Webhooks', () => {
  const signature = sign(
    'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw',
    'msg_p5jXN8AQM9LWM0D4loKWxJek',
    1614265330,
    '{"test": 2432232314}',
  );
  expect(signature).toBe('v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=');
});

test('signs any body so that the library of Standard Webhooks accepts it, and no other', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), fc.stringMatching(/^msg_[0-9a-z]{26}$/), (text, id) => {
      const secret = newWebhookSecret();
      const timestamp = Math.floor(Date.now() / 1000);
      const body = JSON.stringify({ text });
      const headers = {
        'webhook-id': id,
        'webhook-timestamp': String(timestamp),
        'webhook-signature': sign(secret, id, timestamp, body),
      };
      expect(new Webhook(secret).verify(body, headers)).toEqual({ text });
      expect(() => new Webhook(secret).verify(`${body} `, headers)).toThrow();
      expect(() => new Webhook(newWebhookSecret()).verify(body, headers)).toThrow();
    }),
  );
});
