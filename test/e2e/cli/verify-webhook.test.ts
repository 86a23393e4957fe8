import { request } from 'node:http';
import { Webhook } from 'standardwebhooks';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { closeServer } from '../../../cli/close-server.ts';
import { listen } from '../../../cli/listen.ts';
import { type ReceivedWebhook, receiveWebhooks } from '../../../cli/receive-webhooks.ts';
import { verifyWebhook } from '../../../cli/verify-webhook.ts';
import { tallyWebhooks } from '../../../cli/webhook-tally.ts';

const SECRET = `whsec_${Buffer.from('a secret of thirty-two bytes, ok').toString('base64')}`;
const OTHER = `whsec_${Buffer.from('another one of thirty-two bytes!').toString('base64')}`;

/** What the reference library sends. */
function signed(body: string, at = new Date(), secret = SECRET) {
  const timestamp = String(Math.floor(at.getTime() / 1000));
  return { id: 'msg_1', timestamp, signature: new Webhook(secret).sign('msg_1', at, body) };
}

describe('verifyWebhook', () => {
  const body = '{"type":"product.finished","data":{"requestId":"req_1"}}';

  test('accepts what the reference library signed, also among other signatures', () => {
    const headers = signed(body);
    expect(verifyWebhook(SECRET, headers, body)).toBe(true);
    const rotated = `${signed(body, new Date(), OTHER).signature} ${headers.signature} v1a,xyz`;
    expect(verifyWebhook(SECRET, { ...headers, signature: rotated }, body)).toBe(true);
  });

  test.each([
    ['another body', signed(`${body} `)],
    ['another secret', signed(body, new Date(), OTHER)],
    ['another id', { ...signed(body), id: 'msg_2' }],
    ['a changed timestamp', { ...signed(body), timestamp: String(Math.floor(Date.now() / 1000) - 10) }],
    ['a timestamp of six minutes ago', signed(body, new Date(Date.now() - 360_000))],
    ['a timestamp in six minutes', signed(body, new Date(Date.now() + 360_000))],
    ['another version', { ...signed(body), signature: signed(body).signature.replace('v1,', 'v2,') }],
    ['a cut signature', { ...signed(body), signature: signed(body).signature.slice(0, 20) }],
    ['no signature', { ...signed(body), signature: '' }],
    ['a timestamp that is none', { ...signed(body), timestamp: 'NaN' }],
  ])('refuses %s', (_, headers) => {
    expect(verifyWebhook(SECRET, headers, body)).toBe(false);
  });
});

describe('receiveWebhooks', () => {
  const received: ReceivedWebhook[] = [];
  const tally = tallyWebhooks();
  const server = receiveWebhooks(SECRET, (webhook) => {
    received.push(webhook);
    tally.receive(webhook);
  });
  let url = '';
  beforeAll(async () => {
    url = await listen(server, 0);
  });
  afterAll(() => closeServer(server));

  test('answers 204 to what is signed, 401 to the rest, and counts a repeated delivery once', async () => {
    const product = JSON.stringify({ type: 'product.finished', data: { requestId: 'req_1' } });
    const finished = JSON.stringify({ type: 'request.finished', data: { request: { id: 'req_1' } } });
    expect(await post(url, product, 'msg_1', SECRET)).toBe(204);
    expect(await post(url, product, 'msg_1', SECRET)).toBe(204);
    expect(await post(url, finished, 'msg_2', SECRET)).toBe(204);
    expect(await post(url, finished, 'msg_3', OTHER)).toBe(401);
    expect(received.map(({ verified, requestId }) => [verified, requestId])).toEqual([
      [true, 'req_1'],
      [true, 'req_1'],
      [true, 'req_1'],
      [false, null],
    ]);
    await tally.settled('req_1', 1, 10_000);
    expect(tally.describe('req_1')).toBe(
      '3 received, 2 verified (1 product.finished, 1 request.finished), 1 refused for their signature',
    );
  });
});

function post(url: string, body: string, id: string, secret: string): Promise<number | undefined> {
  const at = new Date();
  const headers = {
    'webhook-id': id,
    'webhook-timestamp': String(Math.floor(at.getTime() / 1000)),
    'webhook-signature': new Webhook(secret).sign(id, at, body),
  };
  return new Promise((resolve, reject) => {
    const sent = request(url, { method: 'POST', headers }, (response) => {
      response.resume();
      resolve(response.statusCode);
    });
    sent.on('error', reject);
    sent.end(body);
  });
}
