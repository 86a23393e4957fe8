import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { products, settlementOf, submit } from '../../contracts/store/store-fixtures.ts';
import { type Outbox, openOutbox } from '../../support/outbox.ts';
import { startWebhookReceiver, type WebhookReceiver } from '../../support/webhook-receiver.ts';

const hour = 3_600_000;
const events = ['PRODUCT_FINISHED', 'REQUEST_FINISHED'] as const;

let outbox: Outbox;
let receiver: WebhookReceiver;
let setBackTo: number;

// Only what `Date` says changes: timers, the store and the endpoint are the real ones.
beforeEach(async () => {
  setBackTo = Date.now();
  vi.useFakeTimers({ toFake: ['Date'], now: setBackTo + hour });
  outbox = await openOutbox();
});
afterEach(async () => {
  vi.useRealTimers();
  await outbox.close();
  await receiver.close();
});

const eventually = (check: () => unknown) => vi.waitFor(check, { timeout: 15_000, interval: 20 });

test('a delivery that waits for its next attempt does not wait an hour more', async () => {
  receiver = await startWebhookReceiver((_, attempt) => ({ status: attempt < 3 ? 500 : 200 }));
  outbox.send({ delays: [1000, 1000] });
  const id = await outbox.finish({ url: receiver.url });
  const attempts = async () => (await outbox.deliveries(id))[0]?.attempts.length;
  await eventually(async () => expect(await attempts()).toBe(1));
  vi.setSystemTime(setBackTo);
  await eventually(async () => expect(await attempts()).toBe(3));
  expect(await outbox.deliveries(id)).toMatchObject([{ status: 'DELIVERED', nextAttemptAt: null }]);
  expect(new Set(receiver.deliveries.map(({ headers }) => headers['webhook-id'])).size).toBe(1);
});

test('a failure after it is tried again after its delay, not at once', async () => {
  receiver = await startWebhookReceiver(() => ({ status: 500 }));
  outbox.send({ delays: [20 * 60_000, 20 * 60_000] });
  vi.setSystemTime(setBackTo);
  const id = await outbox.finish({ url: receiver.url });
  const other = await outbox.finish({ url: receiver.url });
  await eventually(async () => {
    for (const each of [id, other]) expect((await outbox.deliveries(each))[0]?.attempts).toHaveLength(1);
  });
  // Another look at the outbox, which would find what is due.
  const last = await outbox.finish({ url: receiver.url });
  await eventually(async () => expect((await outbox.deliveries(last))[0]?.attempts).toHaveLength(1));
  expect(receiver.deliveries).toHaveLength(3);
});

test('a request goes on, finishes, and tells of what finished before and after', async () => {
  receiver = await startWebhookReceiver();
  const id = await submit(outbox.store, products(4), {
    webhook: { url: receiver.url, events, secret: null },
  });
  const claims = await outbox.store.claim(id, 4);
  const settle = (from: number, to: number) =>
    outbox.store.settle(claims.slice(from, to).map((claim) => settlementOf(claim, undefined, new Date())));
  await settle(0, 2);
  outbox.send();
  vi.setSystemTime(setBackTo);
  expect((await settle(2, 4)).sequences).toEqual([3, 4]);
  outbox.signals.notify('deliveries');
  const request = await outbox.store.findRequest(null, id);
  expect(request).toMatchObject({ status: 'COMPLETED', sequence: 4, finishedAt: new Date(setBackTo) });
  const log = await outbox.store.readLog(id, 0, 9);
  expect(log.map(({ sequence }) => sequence)).toEqual([1, 2, 3, 4]);
  await eventually(async () =>
    expect((await outbox.deliveries(id)).map(({ status }) => status)).toEqual(Array(5).fill('DELIVERED')),
  );
  expect(receiver.deliveries).toHaveLength(5);
});
