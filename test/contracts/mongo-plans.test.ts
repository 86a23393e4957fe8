import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ProductQuery } from '../../src/domain/product-query.ts';
import { openMongoStore } from '../../src/store/mongo/open-mongo-store.ts';
import type { Store } from '../../src/store/store.ts';
import { findMongoOrSay, type MongoServer, startMongo } from '../support/mongod.ts';
import { type ProfiledCommand, profiled, stagesOf } from './store/mongo-plans.ts';
import {
  failed,
  products,
  publicationOf,
  settlementOf,
  stagedRequest,
  submit,
  succeeded,
  webhook,
} from './store/store-fixtures.ts';

const source = findMongoOrSay('the query plans of the MongoDB store');
const page = { first: 10, after: null, offset: 3 };
const orders = ['FILE', 'FINISHED', 'MOST_SAVED', 'LEAST_SAVED'] as const;
const filters: ProductQuery['filter'][] = [
  {},
  { status: 'SUCCEEDED' },
  { imageStatus: 'PENDING' },
  { outcome: 'TARGET_MET' },
  { status: 'SUCCEEDED', imageStatus: 'SUCCEEDED', outcome: 'TARGET_MET' },
  { search: 'prod 7' },
  { search: 'prod', status: 'FAILED' },
];

/** Every method of the port, on a request in the middle of its work. */
async function useEverything(store: Store): Promise<void> {
  const id = await submit(store, products(300), { webhook, idempotencyKey: 'key' });
  await submit(store, products(2), { createdAt: new Date('2026-02-01') });
  const left = stagedRequest({ idempotencyKey: 'key' });
  await store.stage(left);
  await store.stageProducts(left.id, products(5));
  await store.publish(left.id, publicationOf(products(5)));
  const claims = await store.claim(id, 200);
  await store.release(claims.slice(150));
  await store.settle(
    claims
      .slice(0, 150)
      .map((claim, n) =>
        settlementOf(claim, ({ inputUrl }) =>
          n % 3 === 0 ? failed(inputUrl) : succeeded(inputUrl, 100 * (n % 5)),
        ),
      ),
  );
  for (const order of orders) {
    for (const filter of filters) {
      const { items } = await store.listProducts(id, { filter, order }, page);
      const after = items.at(-1)?.cursor ?? null;
      await store.listProducts(id, { filter, order }, { first: 10, after, offset: 2 });
    }
  }
  for (const status of [null, 'QUEUED', 'PROCESSING'] as const) {
    const { items } = await store.listRequests('default', status, { ...page, offset: 0 });
    await store.listRequests('default', status, { ...page, after: items[0]?.cursor ?? null });
  }
  await store.findRequest('default', id);
  await store.findProduct(null, id, 3);
  await store.readFile(id, 10, 20);
  await store.readLog(id, 10, 20);
  await store.listUnfinished();
  await store.readBacklog();
  const now = new Date();
  const [due] = await store.dueDeliveries(now, 5);
  await store.dueDeliveries(now, 5, [id]);
  await store.nextDeliveryAt();
  const attempt = { at: now, statusCode: 200, duration: 1, response: null, error: null };
  await store.recordAttempt(due?.id ?? '', attempt, { status: 'DELIVERED', nextAttemptAt: null });
  await store.findDelivery(null, due?.id ?? '');
  const deliveries = await store.listDeliveries(id, page);
  await store.listDeliveries(id, { ...page, after: deliveries.items[0]?.cursor ?? null });
  await store.disableWebhook(id, now, 'gone');
  await store.secret('name', 'fresh');
  await store.sweepStaged();
  await useControl(store, due?.id ?? '');
}

/** Cancelling, retrying, deleting and using again, each to its end. */
async function useControl(store: Store, deliveryId: string): Promise<void> {
  const source = { sha256: 'ab', etag: null, lastModified: null };
  const id = await submit(store, products(5), { webhook });
  await store.reserve(['new', 'never-used'].map((key) => ({ requestId: id, key })));
  const claims = await store.claim(id, 5);
  await store.settle(
    claims.map((claim, n) => ({
      ...settlementOf(claim, ({ inputUrl }) => (n === 0 ? failed(inputUrl) : succeeded(inputUrl))),
      sources: [{ url: `https://cdn.example.com/${n}.jpg`, ...source }],
    })),
  );
  await store.findSource(id, 'https://cdn.example.com/1.jpg');
  await store.findResult('key-400');
  await store.listFinishedBefore(new Date(), 10);
  await store.retry('default', id);
  await store.listAdvancing();
  await advanceToEnd(store, id);
  await store.cancel('default', id);
  await store.listAdvancing();
  await advanceToEnd(store, id);
  await store.redeliver('default', deliveryId, new Date());
  await store.writeEndpoint('default', webhook.url, { failingSince: new Date(), lastFailedAt: new Date() });
  await store.readEndpoint('default', webhook.url);
  await store.writeEndpoint('default', webhook.url, null);
  await store.remove('default', id);
  await store.listAdvancing();
  await advanceToEnd(store, id);
  await store.forgetOrphans(await store.listOrphans(10));
}

async function advanceToEnd(store: Store, id: string): Promise<void> {
  for (let step = 0; step < 20; step += 1) {
    if ((await store.advance(id)).done) return;
  }
  throw new Error('it does not end');
}

describe.skipIf(source === null)('every command of the MongoDB store', () => {
  let server: MongoServer;
  let uri: string;
  let commands: ProfiledCommand[];

  beforeAll(async () => {
    if (source === null) return;
    server = await startMongo(source);
    uri = server.database();
    await (await openMongoStore({ uri })).close();
    commands = await profiled(uri, async () => {
      const store = await openMongoStore({ uri });
      await useEverything(store);
      await store.close();
    });
  });
  afterAll(() => server.stop());

  it('is seen by the profiler', () => {
    expect(commands.length).toBeGreaterThan(200);
  });

  it('reads ranges of indexes, and none reads a whole collection', () => {
    expect(commands.filter(({ plan }) => plan.includes('COLLSCAN'))).toEqual([]);
  });

  it('sorts nothing but what a search found', () => {
    const sorted = commands.filter((command) => command.sorted);
    expect(sorted.length).toBeGreaterThan(0);
    expect(sorted.filter(({ plan }) => !plan.includes('words'))).toEqual([]);
  });

  it('is explained by the server in the same way', async () => {
    const queries = commands.filter(({ command }) => 'find' in command || 'aggregate' in command);
    for (const { command } of queries) {
      const stages = await stagesOf(uri, command);
      expect(stages).not.toContain('COLLSCAN');
      expect(stages.some((stage) => /IXSCAN|IDHACK|COUNT_SCAN/.test(stage))).toBe(true);
    }
  });
});
