import { expect, it } from 'vitest';
import type { Store } from '../../../src/store/store.ts';
import { products, settlementOf, submit, webhook } from './store-fixtures.ts';

const page = { first: 50, after: null, offset: 0 };
const finishedAt = new Date('2026-01-01T00:01:00Z');
const later = new Date('2026-01-01T00:02:00Z');
const attempt = { at: later, statusCode: 500, duration: 12, response: 'oops', error: 'answered 500' };

async function finish(store: Store, count: number, changes: Parameters<typeof submit>[2]): Promise<string> {
  const id = await submit(store, products(count), changes);
  const claims = await store.claim(id, count);
  await store.settle(claims.map((claim) => settlementOf(claim, undefined, finishedAt)));
  return id;
}

export function storeWebhooks(store: () => Store): void {
  it('puts a delivery for each event that was asked for into the outbox', async () => {
    const id = await finish(store(), 2, { webhook, owner: 'a' });
    const due = await store().dueDeliveries(finishedAt, 10);
    expect(due.map(({ event, position }) => [event, position])).toEqual([
      ['PRODUCT_FINISHED', 0],
      ['PRODUCT_FINISHED', 1],
      ['REQUEST_FINISHED', null],
    ]);
    for (const delivery of due) {
      expect(delivery.id).toMatch(/^msg_[0-9a-z]{26}$/);
      expect(delivery).toMatchObject({ owner: 'a', requestId: id, url: webhook.url, status: 'PENDING' });
      expect(delivery).toMatchObject({ attempts: [], createdAt: finishedAt, nextAttemptAt: finishedAt });
    }
    const only = await finish(store(), 2, { webhook: { ...webhook, events: ['REQUEST_FINISHED'] } });
    const { items } = await store().listDeliveries(only, page);
    expect(items.map(({ item }) => item.event)).toEqual(['REQUEST_FINISHED']);
    const without = await finish(store(), 2, {});
    expect(await store().listDeliveries(without, page)).toMatchObject({ items: [], totalCount: 0 });
  });

  it('gives what is due, the longest due first, and says when the next one is', async () => {
    expect(await store().nextDeliveryAt()).toBeNull();
    await finish(store(), 3, { webhook });
    expect(await store().nextDeliveryAt()).toEqual(finishedAt);
    expect(await store().dueDeliveries(new Date(finishedAt.getTime() - 1), 10)).toEqual([]);
    const [first, second, third, fourth] = await store().dueDeliveries(finishedAt, 10);
    await store().recordAttempt(first?.id ?? '', attempt, { status: 'PENDING', nextAttemptAt: later });
    expect((await store().dueDeliveries(later, 10)).map(({ id }) => id)).toEqual(
      [second, third, fourth, first].map((delivery) => delivery?.id),
    );
    expect(await store().dueDeliveries(later, 2)).toHaveLength(2);
    for (const delivery of [second, third, fourth]) {
      await store().recordAttempt(
        delivery?.id ?? '',
        { ...attempt, statusCode: 200, error: null },
        { status: 'DELIVERED', nextAttemptAt: null },
      );
    }
    expect(await store().nextDeliveryAt()).toEqual(later);
  });

  it('skips requests, so that the backlog of one does not hide the others', async () => {
    const [first, second, third] = [
      await finish(store(), 20, { webhook }),
      await finish(store(), 1, { webhook }),
      await finish(store(), 1, { webhook }),
    ];
    const due = await store().dueDeliveries(finishedAt, 3, [first ?? '', 'req_nothing']);
    expect(due.map(({ requestId }) => requestId)).toEqual([second, second, third]);
    expect(await store().dueDeliveries(finishedAt, 50, [first, second, third])).toEqual([]);
  });

  it('keeps every attempt and how the delivery stands after it', async () => {
    const id = await finish(store(), 1, { webhook });
    const [delivery] = await store().dueDeliveries(finishedAt, 1);
    const name = delivery?.id ?? '';
    await store().recordAttempt(name, attempt, { status: 'PENDING', nextAttemptAt: later });
    expect(await store().findDelivery(null, name)).toMatchObject({
      status: 'PENDING',
      attempts: [attempt],
      nextAttemptAt: later,
    });
    const second = { ...attempt, statusCode: null, response: null };
    await store().recordAttempt(name, second, { status: 'FAILED', nextAttemptAt: null });
    const expected = { status: 'FAILED', attempts: [attempt, second], nextAttemptAt: null };
    expect(await store().findDelivery(null, name)).toMatchObject(expected);
    const { items } = await store().listDeliveries(id, page);
    expect(items.find(({ item }) => item.id === name)?.item).toMatchObject(expected);
    expect(await store().findDelivery(null, 'msg_nothing')).toBeNull();
  });

  it('lists deliveries newest first, page by page', async () => {
    const id = await finish(store(), 5, { webhook });
    const first = await store().listDeliveries(id, { first: 2, after: null, offset: 0 });
    expect(first.items.map(({ item }) => item.position)).toEqual([null, 4]);
    expect(first).toMatchObject({ totalCount: 6, hasNextPage: true, hasPreviousPage: false });
    const rest = await store().listDeliveries(id, {
      first: 9,
      after: first.items[1]?.cursor ?? null,
      offset: 1,
    });
    expect(rest.items.map(({ item }) => item.position)).toEqual([2, 1, 0]);
    expect(rest).toMatchObject({ hasNextPage: false, hasPreviousPage: true });
  });

  it('sends nothing more once a webhook is disabled', async () => {
    const id = await submit(store(), products(3), { webhook });
    const claims = await store().claim(id, 3);
    await store().settle(claims.slice(0, 2).map((claim) => settlementOf(claim, undefined, finishedAt)));
    const [inFlight] = await store().dueDeliveries(finishedAt, 1);
    await store().disableWebhook(id, later, 'The endpoint answered 410');
    await store().disableWebhook(id, new Date(), 'again');
    expect((await store().findRequest(null, id))?.webhook).toMatchObject({
      disabledAt: later,
      disabledReason: 'The endpoint answered 410',
    });
    const name = inFlight?.id ?? '';
    await store().recordAttempt(name, attempt, { status: 'PENDING', nextAttemptAt: later });
    const report = await store().settle(claims.slice(2).map((claim) => settlementOf(claim)));
    expect(report).toMatchObject({ finishedRequests: [id], deliveries: 0 });
    expect(await store().dueDeliveries(new Date('2030-01-01'), 10)).toEqual([]);
    expect(await store().nextDeliveryAt()).toBeNull();
    const { items, totalCount } = await store().listDeliveries(id, page);
    expect(items.map(({ item }) => [item.status, item.nextAttemptAt])).toEqual([
      ['FAILED', null],
      ['FAILED', null],
    ]);
    expect(totalCount).toBe(2);
    await store().disableWebhook('req_00000000000000000000000000', later, 'not there');
  });
}
