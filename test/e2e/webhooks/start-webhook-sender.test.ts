import { Webhook } from 'standardwebhooks';
import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest';
import type { WebhookDelivery } from '../../../src/domain/delivery.ts';
import { newWebhookSecret } from '../../../src/domain/webhook-secret.ts';
import { openConnection } from '../../../src/store/sqlite/connection.ts';
import type { WebhookSender } from '../../../src/webhooks/start-webhook-sender.ts';
import { products } from '../../contracts/store/store-fixtures.ts';
import { startImageServer } from '../../support/image-server.ts';
import { type Outbox, openOutbox, tenantSecret } from '../../support/outbox.ts';
import {
  type AnswerRule,
  type ReceivedDelivery,
  startWebhookReceiver,
  type WebhookReceiver,
} from '../../support/webhook-receiver.ts';

let outbox: Outbox;
const open: { senders: WebhookSender[]; receivers: WebhookReceiver[]; requests: string[] } = {
  senders: [],
  receivers: [],
  requests: [],
};

beforeAll(async () => {
  outbox = await openOutbox();
});

afterEach(async () => {
  await Promise.all(open.senders.splice(0).map((sender) => sender.close()));
  await Promise.all(open.receivers.splice(0).map((receiver) => receiver.close()));
  for (const id of open.requests.splice(0))
    await outbox.store.disableWebhook(id, new Date(), 'The test is over.');
});

afterAll(() => outbox.close());

const send: Outbox['send'] = (settings) => {
  const sender = outbox.send(settings);
  open.senders.push(sender);
  return sender;
};

const finish: Outbox['finish'] = async (request) => {
  const id = await outbox.finish(request);
  open.requests.push(id);
  return id;
};

async function receive(rule?: AnswerRule): Promise<WebhookReceiver> {
  const receiver = await startWebhookReceiver(rule);
  open.receivers.push(receiver);
  return receiver;
}

const eventually = (check: () => unknown) => vi.waitFor(check, { timeout: 15_000, interval: 20 });

async function firstDelivery(requestId: string): Promise<WebhookDelivery> {
  const [delivery] = await outbox.deliveries(requestId);
  if (!delivery) throw new Error('No delivery was made.');
  return delivery;
}

/** The request's first delivery once it has had so many attempts. */
async function attempted(requestId: string, attempts: number): Promise<WebhookDelivery> {
  await eventually(async () => expect((await firstDelivery(requestId)).attempts).toHaveLength(attempts));
  return firstDelivery(requestId);
}

function verified(delivery: ReceivedDelivery | undefined, secret: string): unknown {
  if (!delivery) throw new Error('Nothing was received.');
  return new Webhook(secret).verify(delivery.body, delivery.headers as Record<string, string>);
}

test('sends each event once, signed so that the library of Standard Webhooks accepts it', async () => {
  const receiver = await receive(() => ({ status: 201, body: 'thank you' }));
  const secret = newWebhookSecret();
  send();
  const id = await finish({
    url: receiver.url,
    secret,
    products: products(3),
    events: ['PRODUCT_FINISHED', 'REQUEST_FINISHED'],
  });
  await eventually(() => expect(receiver.deliveries).toHaveLength(4));
  const events = receiver.deliveries.map((delivery) => verified(delivery, secret)) as { type: string }[];
  expect(events.map(({ type }) => type).sort()).toEqual([
    'product.finished',
    'product.finished',
    'product.finished',
    'request.finished',
  ]);
  expect(new Set(receiver.deliveries.map(({ headers }) => headers['webhook-id'])).size).toBe(4);
  expect(receiver.deliveries[0]?.headers).toMatchObject({
    'content-type': 'application/json',
    'user-agent': 'Halftone/1.2.3 (webhook)',
  });
  expect(await attempted(id, 1)).toMatchObject({
    status: 'DELIVERED',
    nextAttemptAt: null,
    attempts: [{ statusCode: 201, response: 'thank you', error: null }],
  });
});

test('signs with the tenant’s secret where the request has none', async () => {
  const receiver = await receive();
  send();
  const id = await finish({ url: receiver.url });
  await eventually(() => expect(receiver.deliveries).toHaveLength(1));
  expect(verified(receiver.deliveries[0], tenantSecret)).toMatchObject({ data: { requestId: id } });
});

test('tries again under the same id with a new timestamp until a 2xx comes', async () => {
  const receiver = await receive((_, attempt) => ({ status: attempt < 3 ? 500 : 200, body: 'o\0k' }));
  send({ delays: [1100, 50] });
  const id = await finish({ url: receiver.url });
  const delivery = await attempted(id, 3);
  expect(delivery.status).toBe('DELIVERED');
  expect(delivery.attempts.map(({ statusCode, error }) => [statusCode, error])).toEqual([
    [500, 'The endpoint answered 500.'],
    [500, 'The endpoint answered 500.'],
    [200, null],
  ]);
  expect(delivery.attempts[2]?.response).toBe('o\ufffdk');
  const headers = receiver.deliveries.map((received) => received.headers);
  expect(new Set(headers.map((each) => each['webhook-id']))).toEqual(new Set([delivery.id]));
  expect(headers[1]?.['webhook-timestamp']).not.toBe(headers[0]?.['webhook-timestamp']);
  for (const received of receiver.deliveries) verified(received, tenantSecret);
});

test('gives up after the last delay', async () => {
  const receiver = await receive(() => ({ status: 503 }));
  send({ delays: [10, 10] });
  const delivery = await attempted(await finish({ url: receiver.url }), 3);
  expect(delivery).toMatchObject({ status: 'FAILED', nextAttemptAt: null });
});

test('does not follow a redirect', async () => {
  const receiver = await receive(({ path }) =>
    path === '/hook' ? { status: 301, headers: { location: '/elsewhere' } } : { status: 200 },
  );
  send();
  const delivery = await attempted(await finish({ url: receiver.url }), 1);
  expect(delivery).toMatchObject({
    status: 'PENDING',
    attempts: [{ statusCode: 301, error: 'The endpoint answered 301. Redirects are not followed.' }],
  });
  expect(receiver.deliveries.map(({ path }) => path)).toEqual(['/hook']);
});

test('410 disables the webhook: nothing more is sent for that request', async () => {
  const receiver = await receive(() => ({ status: 410 }));
  const id = await finish({ url: receiver.url, products: products(30) });
  send({ delays: [10, 10, 10] });
  await eventually(async () => {
    const request = await outbox.store.findRequest(null, id);
    expect(request?.webhook?.disabledReason).toBe('The endpoint answered 410 (Gone).');
    const statuses = (await outbox.deliveries(id)).map(({ status }) => status);
    expect(statuses).toEqual(Array(30).fill('FAILED'));
  });
  const sent = receiver.deliveries.length;
  const other = await finish({ url: receiver.url });
  await attempted(other, 1);
  expect(receiver.deliveries).toHaveLength(sent + 1);
  // What was in flight beside the first may have arrived, what waited may not.
  expect(sent).toBeLessThanOrEqual(4);
});

test('Retry-After puts the next attempt off, a day at most', async () => {
  const receiver = await receive(({ path }) => ({
    status: path === '/hook' ? 429 : 503,
    headers: { 'retry-after': path === '/hook' ? '3600' : '9999999' },
  }));
  send({ delays: [10] });
  const ids = [
    await finish({ url: receiver.url }),
    await finish({ url: receiver.url.replace('/hook', '/later') }),
  ];
  const waits = [];
  for (const id of ids) {
    const { attempts, nextAttemptAt } = await attempted(id, 1);
    waits.push((nextAttemptAt?.getTime() ?? 0) - (attempts[0]?.at.getTime() ?? 0));
  }
  expect(waits[0]).toBeGreaterThanOrEqual(3_600_000);
  expect(waits[0]).toBeLessThan(3_700_000);
  expect(waits[1]).toBeLessThan(86_500_000);
});

test('an endpoint that hangs, resets or is not there has failed, and is tried again', async () => {
  const receiver = await receive(
    (_, attempt) => (['hang', 'reset'] as const)[attempt - 1] ?? { status: 204 },
  );
  const gone = await startWebhookReceiver();
  await gone.close();
  send({ timeout: 300, delays: [10, 10] });
  const delivery = await attempted(await finish({ url: receiver.url }), 3);
  expect(delivery.status).toBe('DELIVERED');
  expect(delivery.attempts[0]?.error).toBe('The endpoint did not answer within 0.3 seconds.');
  expect(delivery.attempts[1]).toMatchObject({ statusCode: null, response: null });
  expect(delivery.attempts[1]?.error).toMatch(/connection/i);
  const refused = await attempted(await finish({ url: gone.url }), 1);
  expect(refused.attempts[0]).toMatchObject({ statusCode: null, response: null });
});

test('of an endless answer it keeps a kilobyte and ends the connection', async () => {
  const receiver = await receive(() => 'endless');
  send();
  const delivery = await attempted(await finish({ url: receiver.url }), 1);
  expect(delivery).toMatchObject({ status: 'DELIVERED', attempts: [{ statusCode: 200 }] });
  expect(delivery.attempts[0]?.response).toBe('endless '.repeat(128));
  await eventually(async () => expect(await receiver.openConnections()).toBe(0));
});

test('a private address is refused at each attempt, and nothing reaches it', async () => {
  const receiver = await receive();
  send({ allowedAddresses: [], delays: [10, 10] });
  const { port } = new URL(receiver.url);
  for (const host of ['127.0.0.1', 'localhost', '[::ffff:127.0.0.1]', '2130706433']) {
    const delivery = await attempted(await finish({ url: `http://${host}:${port}/hook` }), 3);
    expect(delivery.status).toBe('FAILED');
    for (const { statusCode, error } of delivery.attempts) {
      expect(statusCode).toBeNull();
      expect(error).not.toContain('127.0.0.1 ');
      expect(error?.length).toBeGreaterThan(20);
    }
  }
  expect(receiver.deliveries).toEqual([]);
});

test('what was under way when a sender ended is sent again by the next, under the same id', async () => {
  const receiver = await receive(() => 'hang');
  const first = send();
  const id = await finish({ url: receiver.url });
  await eventually(() => expect(receiver.deliveries).toHaveLength(1));
  await first.close();
  expect(await firstDelivery(id)).toMatchObject({ status: 'PENDING', attempts: [] });
  receiver.answerWith(() => ({ status: 200 }));
  send();
  expect(await attempted(id, 1)).toMatchObject({ status: 'DELIVERED' });
  const ids = receiver.deliveries.map(({ headers }) => headers['webhook-id']);
  expect(ids).toEqual([ids[0], ids[0]]);
});

test('a product with very many images comes without them', async () => {
  const receiver = await receive();
  send();
  const images = Array.from({ length: 250 }, (_, n) => ({
    inputUrl: `https://cdn.example.com/${n}.jpg`,
    status: 'PENDING' as const,
  }));
  await finish({ url: receiver.url, products: products(1).map((product) => ({ ...product, images })) });
  await eventually(() => expect(receiver.deliveries).toHaveLength(1));
  const body = receiver.deliveries[0]?.body ?? '';
  expect(Buffer.byteLength(body)).toBeLessThan(20_000);
  expect(JSON.parse(body).data.product).toMatchObject({ imagesOmitted: true, status: 'SUCCEEDED' });
});

test('a backlog for an endpoint that hangs does not hold up another’s deliveries', async () => {
  const hanging = await receive(() => 'hang');
  const healthy = await receive();
  const stuck = await finish({ url: hanging.url, products: products(1500) });
  send({ timeout: 20_000 });
  await eventually(() => expect(hanging.deliveries.length).toBeGreaterThan(0));
  await finish({ url: healthy.url, products: products(400) });
  await eventually(() => expect(healthy.deliveries).toHaveLength(400));
  expect(hanging.deliveries.length).toBeLessThanOrEqual(4);
  expect(await firstDelivery(stuck)).toMatchObject({ status: 'PENDING', attempts: [] });
});

test('never sends one delivery twice at the same time, however often it is woken', async () => {
  const receiver = await receive(() => ({ status: 200, delay: 30 }));
  send();
  const waking = setInterval(() => outbox.signals.notify('deliveries'), 5);
  try {
    const id = await finish({ url: receiver.url, products: products(100) });
    await eventually(async () => {
      const deliveries = await outbox.deliveries(id);
      expect(deliveries.filter(({ status }) => status === 'DELIVERED')).toHaveLength(100);
    });
  } finally {
    clearInterval(waking);
  }
  expect(receiver.deliveries).toHaveLength(100);
});

test('closes at once in the middle of its work', async () => {
  const receiver = await receive(() => 'hang');
  const sender = send({ timeout: 600_000 });
  await finish({ url: receiver.url, products: products(10) });
  await eventually(() => expect(receiver.deliveries).toHaveLength(4));
  await sender.close();
  await eventually(async () => expect(await receiver.openConnections()).toBe(0));
});

test('a certificate that nobody vouches for is a failure, and nothing is sent', async () => {
  const secure = await startImageServer({}, { secure: true });
  try {
    send();
    const { attempts, status } = await attempted(await finish({ url: `${secure.origin}/hook` }), 1);
    expect(status).toBe('PENDING');
    expect(attempts[0]).toMatchObject({
      statusCode: null,
      error: expect.stringMatching(/secure connection/),
    });
    expect(secure.requests).toEqual([]);
  } finally {
    await secure.close();
  }
});

test('an endpoint that has done nothing but fail for 5 days is disabled', async () => {
  const receiver = await receive(() => ({ status: 500 }));
  const id = await finish({ url: receiver.url, products: products(2) });
  // As another process left it.
  const day = 24 * 3_600_000;
  await outbox.store.writeEndpoint('default', receiver.url, {
    failingSince: new Date(Date.now() - 5 * day),
    lastFailedAt: new Date(Date.now() - day),
  });
  send({ delays: Array(9).fill(600_000) });
  await eventually(async () => {
    const request = await outbox.store.findRequest(null, id);
    expect(request?.webhook?.disabledReason).toMatch(/5 days/);
    expect((await outbox.deliveries(id)).map(({ status }) => status)).toEqual(['FAILED', 'FAILED']);
  });
});

test('a delivery that is asked for anew goes out again at once, with a fresh schedule', async () => {
  const receiver = await receive(() => ({ status: 500 }));
  const id = await finish({ url: receiver.url });
  send({ delays: [10] });
  const failed = await attempted(id, 2);
  await eventually(async () => expect((await firstDelivery(id)).status).toBe('FAILED'));
  receiver.answerWith((_, attempt) => ({ status: attempt < 4 ? 500 : 204 }));
  await outbox.store.redeliver('default', failed.id, new Date());
  outbox.signals.notify('deliveries');
  await eventually(async () => expect((await firstDelivery(id)).status).toBe('DELIVERED'));
  expect(receiver.deliveries.map(({ headers }) => headers['webhook-id'])).toEqual(Array(4).fill(failed.id));
});

test('a success ends an endpoint’s row of failures', async () => {
  const receiver = await receive();
  const id = await finish({ url: receiver.url });
  const now = new Date();
  await outbox.store.writeEndpoint('default', receiver.url, { failingSince: now, lastFailedAt: now });
  send();
  await eventually(async () => expect((await firstDelivery(id)).status).toBe('DELIVERED'));
  expect(await outbox.store.readEndpoint('default', receiver.url)).toBeNull();
});

test('gives up without a request where the product is gone', async () => {
  const receiver = await receive();
  send({ store: { findProduct: async () => null } });
  const delivery = await attempted(await finish({ url: receiver.url }), 1);
  expect(delivery).toMatchObject({
    status: 'FAILED',
    attempts: [{ statusCode: null, error: 'The product no longer exists.' }],
  });
  expect(receiver.deliveries).toEqual([]);
});

test('a store that takes no writes for a while costs nothing: what was sent is recorded later', async () => {
  const intruder = openConnection(outbox.databaseFile);
  try {
    const receiver = await receive(() => {
      intruder.exec('BEGIN IMMEDIATE');
      return { status: 200 };
    });
    send();
    const id = await finish({ url: receiver.url });
    await eventually(() => expect(receiver.deliveries).toHaveLength(1));
    await expect(outbox.store.settle([])).rejects.toThrow(/not available/);
    intruder.exec('ROLLBACK');
    expect(await attempted(id, 1)).toMatchObject({ status: 'DELIVERED' });
    expect(receiver.deliveries).toHaveLength(1);
  } finally {
    intruder.close();
  }
});
