import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { finishedRequest } from '../support/finished-request.ts';
import { query, upload } from '../support/graphql-client.ts';
import type { ImageServer } from '../support/image-server.ts';
import { requestProducts, requestStatus, uploadCsv } from '../support/operations.ts';
import { catalogueOf, startShop } from '../support/shop.ts';
import { makeDataDir, type ServerProcess, startRefused, startServer } from '../support/start-server.ts';
import { storesFor, type TestStore } from '../support/stores.ts';
import { subscribe } from '../support/subscribe.ts';
import { waitFor } from '../support/wait-for.ts';
import { startWebhookReceiver, type WebhookReceiver } from '../support/webhook-receiver.ts';

describe.each(storesFor('a restart'))('a restart on $store', ({ start }) => {
  let shop: ImageServer;
  let receiver: WebhookReceiver;
  let dataDir: Awaited<ReturnType<typeof makeDataDir>>;
  let server: ServerProcess;
  let store: TestStore;

  beforeEach(async () => {
    [shop, receiver, dataDir, store] = await Promise.all([
      startShop(),
      startWebhookReceiver(),
      makeDataDir(),
      start(),
    ]);
    server = await startServer({ ...store.environment, DATA_DIR: dataDir.path });
  });

  afterEach(async () => {
    await server.stop();
    await Promise.all([shop.close(), receiver.close(), dataDir.remove(), store.remove()]);
  });

  async function submit(products: number): Promise<string> {
    const urls = ['mug.jpg', 'chair.jpg', 'bag.webp', 'gone.jpg'].map((name) => `${shop.origin}/${name}`);
    const file = catalogueOf(urls, products);
    const { uploadCsv: answer } = await upload(server.url, uploadCsv, {
      file,
      options: { webhook: { url: receiver.url } },
    });
    if (answer.__typename !== 'Request') throw new Error(JSON.stringify(answer));
    return answer.id;
  }

  async function finishedSoFar(requestId: string): Promise<number> {
    const { requestStatus: request } = await query(server.url, requestStatus, { requestId });
    return request?.progress.productsFinished ?? 0;
  }

  test('killed again and again in the middle, a request is finished, each product once', {
    timeout: 120_000,
  }, async () => {
    const count = 240;
    const requestId = await submit(count);
    for (const share of [0.1, 0.35, 0.7]) {
      await waitFor(`${share} of the products`, async () =>
        (await finishedSoFar(requestId)) >= count * share ? true : null,
      );
      await server.kill();
      server = await startServer({ ...store.environment, DATA_DIR: dataDir.path });
    }
    const request = await finishedRequest(server.url, requestId);

    const products = [];
    for (let after: string | null = null; ; ) {
      const answer: Awaited<ReturnType<typeof page>> = await page(requestId, after);
      products.push(...(answer?.nodes ?? []));
      if (!answer?.pageInfo.hasNextPage) break;
      after = answer.pageInfo.endCursor ?? null;
    }
    const images = products.flatMap((product) => product.images);
    expect(products.length).toBe(count);
    expect(request.status).toBe('COMPLETED_WITH_ERRORS');
    expect(request.progress).toMatchObject({
      products: count,
      productsFinished: count,
      images: count,
      imagesSucceeded: images.filter((image) => image.status === 'SUCCEEDED').length,
      imagesFailed: images.filter((image) => image.status === 'FAILED').length,
      bytesIn: images.reduce((sum, image) => sum + (image.bytesIn ?? 0), 0),
      bytesOut: images.reduce((sum, image) => sum + (image.bytesOut ?? 0), 0),
    });
    expect(request.progress.imagesFailed).toBe(count / 4);

    const seen: string[] = [];
    for await (const event of subscribe(server.url, requestId))
      seen.push(...event.products.map(({ id }) => id));
    expect(seen.length).toBe(count);
    expect(new Set(seen)).toEqual(new Set(products.map(({ id }) => id)));

    const told = await waitFor(
      'every webhook',
      async () => {
        const bodies = receiver.deliveries.map(
          ({ body }) => JSON.parse(body) as { type: string; data: { product?: { id: string } } },
        );
        const ids = new Set(bodies.map((body) => body.data.product?.id ?? body.type));
        return ids.size === count + 1 ? { ids, bodies } : null;
      },
      60_000,
    );
    expect(told.ids.has('request.finished')).toBe(true);
    const idsByProduct = new Map<string, Set<string>>();
    for (const [index, body] of told.bodies.entries()) {
      const ids = idsByProduct.get(body.data.product?.id ?? body.type) ?? new Set();
      idsByProduct.set(
        body.data.product?.id ?? body.type,
        ids.add(String(receiver.deliveries[index]?.headers['webhook-id'])),
      );
    }
    expect([...idsByProduct.values()].every((ids) => ids.size === 1)).toBe(true);
    expect(await readdir(join(dataDir.path, 'workspace'))).toEqual([]);
  });

  async function page(requestId: string, after: string | null) {
    const answer = await query(server.url, requestProducts, { requestId, first: 200, after });
    return answer.requestStatus?.products;
  }

  test('a server that is told to end gives back what it cannot finish, and the next goes on', {
    timeout: 90_000,
  }, async () => {
    const requestId = await submit(150);
    await waitFor('the first products', async () => ((await finishedSoFar(requestId)) > 5 ? true : null));
    const asked = performance.now();
    expect(await server.stop('SIGTERM')).toBe(0);
    expect(performance.now() - asked).toBeLessThan(10_000);
    server = await startServer({ ...store.environment, DATA_DIR: dataDir.path });
    const request = await finishedRequest(server.url, requestId);
    expect(request.progress.productsFinished).toBe(150);
  });

  test('a second server on the same data is refused, the first one is not disturbed', async () => {
    const refused = await startRefused({ ...store.environment, DATA_DIR: dataDir.path });
    expect(refused.code).toBe(1);
    expect(refused.stderr).toMatch(/another|owned|in use/i);
    expect(refused.stderr).not.toContain('    at ');
    expect((await fetch(`${server.url}/ready`)).status).toBe(200);
  });

  test('wrong values are named together, and the exit code says so', async () => {
    const refused = await startRefused({
      ...store.environment,
      DATA_DIR: dataDir.path,
      PORT: 'x',
      MAX_ROWS: '-1',
    });
    expect(refused.code).toBe(1);
    const named = refused.stderr
      .trim()
      .split('\n')
      .map((line) => line.split(':')[0]);
    expect(new Set(named)).toEqual(new Set(['MAX_ROWS', 'PORT']));
  });
});
