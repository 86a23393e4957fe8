import { MongoClient } from 'mongodb';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { finishedRequest } from '../support/finished-request.ts';
import { query, upload } from '../support/graphql-client.ts';
import type { ImageServer } from '../support/image-server.ts';
import { findMongoOrSay } from '../support/mongod.ts';
import { requestStatus, uploadCsv } from '../support/operations.ts';
import { type OwnMongod, startOwnMongod } from '../support/own-mongod.ts';
import { catalogueOf, startShop } from '../support/shop.ts';
import { makeDataDir, type ServerProcess, startServer } from '../support/start-server.ts';
import { subscribe } from '../support/subscribe.ts';
import { waitFor } from '../support/wait-for.ts';
import { startWebhookReceiver, type WebhookReceiver } from '../support/webhook-receiver.ts';

const found = findMongoOrSay('a mongod that is killed in the middle of a request');
const source = found !== null && 'binary' in found ? found : null;

describe.skipIf(source === null)('a server whose mongod is killed in the middle of a request', () => {
  const count = 240;
  let shop: ImageServer;
  let receiver: WebhookReceiver;
  let dataDir: Awaited<ReturnType<typeof makeDataDir>>;
  let mongod: OwnMongod;
  let server: ServerProcess;

  beforeAll(async () => {
    if (source === null) return;
    [shop, receiver, dataDir, mongod] = await Promise.all([
      startShop(),
      startWebhookReceiver(),
      makeDataDir(),
      startOwnMongod(source, { replicaSet: true }),
    ]);
    server = await startServer({ DATA_DIR: dataDir.path, MONGODB_URI: mongod.uri });
  });

  afterAll(async () => {
    await server.stop();
    await Promise.all([shop.close(), receiver.close(), dataDir.remove(), mongod.remove()]);
  });

  async function finishedSoFar(requestId: string): Promise<number> {
    const { requestStatus: request } = await query(server.url, requestStatus, { requestId });
    return request?.progress.productsFinished ?? 0;
  }

  test('says so while it is away, then goes on; nothing is lost and nothing done twice', {
    timeout: 120_000,
  }, async () => {
    const urls = ['mug.jpg', 'chair.jpg', 'bag.webp', 'gone.jpg'].map((name) => `${shop.origin}/${name}`);
    const { uploadCsv: answer } = await upload(server.url, uploadCsv, {
      file: catalogueOf(urls, count),
      options: { webhook: { url: receiver.url } },
    });
    if (answer.__typename !== 'Request') throw new Error(JSON.stringify(answer));

    for (const share of [0.1, 0.5]) {
      await waitFor(`${share} of the products`, async () =>
        (await finishedSoFar(answer.id)) >= count * share ? true : null,
      );
      await mongod.kill();
      const ready = await fetch(`${server.url}/ready`, { signal: AbortSignal.timeout(3_000) });
      expect(ready.status).toBe(503);
      expect(await ready.text()).toMatch(/MongoDB does not answer/);
      const masked = await fetch(`${server.url}/graphql`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ query: `{ requestStatus(requestId: "${answer.id}") { id } }` }),
      });
      expect(await masked.json()).toMatchObject({ errors: [{ extensions: { code: 'STORE_UNAVAILABLE' } }] });
      await mongod.start();
      await waitFor('the store', async () => ((await fetch(`${server.url}/ready`)).ok ? true : null));
    }

    const request = await finishedRequest(server.url, answer.id);
    expect(request.status).toBe('COMPLETED_WITH_ERRORS');
    expect(request.progress).toMatchObject({
      products: count,
      productsFinished: count,
      imagesFailed: count / 4,
      imagesSucceeded: (count / 4) * 3,
    });
    const seen: string[] = [];
    for await (const event of subscribe(server.url, answer.id)) {
      seen.push(...event.products.map(({ id }) => id));
    }
    expect(seen.length).toBe(count);
    expect(new Set(seen).size).toBe(count);
    await waitFor(
      'every webhook',
      async () => {
        const told = receiver.deliveries.map(({ headers }) => String(headers['webhook-id']));
        return new Set(told).size === count + 1 ? true : null;
      },
      60_000,
    );
  });

  test('goes on when its right to write was lost and taken again', { timeout: 120_000 }, async () => {
    const { uploadCsv: answer } = await upload(server.url, uploadCsv, {
      file: catalogueOf([`${shop.origin}/chair.jpg`], count),
    });
    if (answer.__typename !== 'Request') throw new Error(JSON.stringify(answer));
    await waitFor('a tenth of the products', async () =>
      (await finishedSoFar(answer.id)) >= count / 10 ? true : null,
    );
    await endLease();
    const request = await finishedRequest(server.url, answer.id);
    expect(request.status).toBe('COMPLETED');
    expect(request.progress).toMatchObject({ productsFinished: count, imagesSucceeded: count });
  });

  /** What another owner leaves behind that came and went. */
  async function endLease(): Promise<void> {
    const client = new MongoClient(mongod.uri);
    const meta = client.db('halftone').collection<{ _id: string; holders: unknown[] }>('meta');
    const { modifiedCount } = await meta.updateOne({ _id: 'owner' }, { $set: { holders: [] } });
    await client.close();
    expect(modifiedCount).toBe(1);
  }
});
