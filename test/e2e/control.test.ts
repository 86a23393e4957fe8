import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import {
  cancelRequest,
  deleteRequest,
  redeliverWebhook,
  retryFailed,
  reusedImages,
} from '../support/control.ts';
import { finishedRequest } from '../support/finished-request.ts';
import { query, upload } from '../support/graphql-client.ts';
import { requestDeliveries, requestStatus, uploadCsv } from '../support/operations.ts';
import { makeDataDir, type ServerProcess, startServer } from '../support/start-server.ts';
import { storesFor, type TestStore } from '../support/stores.ts';
import { subscribe } from '../support/subscribe.ts';
import { lastModified, startVersionedShop, type VersionedShop } from '../support/versioned-shop.ts';
import { waitFor } from '../support/wait-for.ts';
import { startWebhookReceiver, type WebhookReceiver } from '../support/webhook-receiver.ts';

describe.each(storesFor('control over requests'))('a request’s owner, on $store,', ({ start }) => {
  let shop: VersionedShop;
  let receiver: WebhookReceiver;
  let dataDir: Awaited<ReturnType<typeof makeDataDir>>;
  let store: TestStore;
  let server: ServerProcess;

  beforeAll(async () => {
    [shop, receiver, dataDir, store] = await Promise.all([
      startVersionedShop(),
      startWebhookReceiver(),
      makeDataDir(),
      start(),
    ]);
    server = await startServer({ ...store.environment, DATA_DIR: dataDir.path });
  });
  afterAll(async () => {
    await server.stop();
    await Promise.all([shop.close(), receiver.close(), dataDir.remove(), store.remove()]);
  });
  beforeEach(() => {
    shop.gone.clear();
    Object.assign(shop, { delay: 0, etags: true, dates: false, bodies: 0 });
    shop.requests.length = 0;
  });

  async function submit(paths: readonly string[], options: object = {}): Promise<string> {
    const file = `Image\n${paths.map((path) => `${shop.origin}${path}`).join('\n')}\n`;
    const { uploadCsv: answer } = await upload(server.url, uploadCsv, { file, options });
    if (answer.__typename !== 'Request') throw new Error(JSON.stringify(answer));
    return answer.id;
  }

  async function imagesOf(requestId: string) {
    const { requestStatus: request } = await query(server.url, reusedImages, { requestId });
    return request?.products.nodes.flatMap(({ images }) => images) ?? [];
  }

  async function filesUnder(folder: string): Promise<string[]> {
    const entries = await readdir(join(dataDir.path, 'files', folder), { recursive: true }).catch(() => []);
    return entries.filter((name) => name.includes('.'));
  }

  async function events(path: string, requestId: string, after: string | null = null) {
    const seen = [];
    for await (const event of subscribe(path, requestId, after)) seen.push(event);
    return seen;
  }

  const names = (count: number, prefix: string) =>
    Array.from({ length: count }, (_, n) => `/${prefix}-${n}.jpg`);

  test('cancels: no image starts once it is cancelled, and everything has its end', async () => {
    shop.delay = 300;
    const webhook = { url: receiver.url };
    const requestId = await submit(names(400, 'cancel'), { webhook });
    const watching = events(server.url, requestId);
    await waitFor('some images', async () => (shop.requests.length > 20 ? true : null));
    const { cancelRequest: answer } = await query(server.url, cancelRequest, { requestId });
    expect(answer).toEqual({ __typename: 'Request', id: requestId, status: 'CANCELING' });
    const request = await waitFor('the cancel', async () => {
      const { requestStatus: now } = await query(server.url, requestStatus, { requestId });
      return now?.status === 'CANCELED' ? now : null;
    });
    const { progress } = request;
    expect(progress).toMatchObject({ products: 400, productsFinished: 400, percent: 100, imagesFailed: 0 });
    expect(progress.imagesSucceeded + progress.imagesSkipped).toBe(400);
    expect(progress.imagesSkipped).toBeGreaterThan(300);
    const asked = shop.requests.length;
    const seen = await watching;
    expect(seen.at(-1)?.request.status).toBe('CANCELED');
    expect(new Set(seen.flatMap(({ products }) => products.map(({ id }) => id))).size).toBe(400);
    const finished = await waitFor('the webhook', async () => {
      const bodies = receiver.deliveries.map(
        ({ body }) =>
          JSON.parse(body) as { type: string; data: { request?: { id: string; status: string } } },
      );
      return bodies.find(({ data }) => data.request?.id === requestId) ?? null;
    });
    expect(finished).toMatchObject({ type: 'request.finished', data: { request: { status: 'CANCELED' } } });
    // Deliveries come in any order.
    const sent = () => receiver.deliveries.filter(({ body }) => body.includes('product.finished'));
    await waitFor('the webhooks of products', async () =>
      sent().length >= progress.imagesSucceeded ? true : null,
    );
    expect(sent()).toHaveLength(progress.imagesSucceeded);
    expect(shop.requests).toHaveLength(asked);
    const output = await (await fetch(request.outputCsvUrl)).text();
    expect(output.match(/\/outputs\//g) ?? []).toHaveLength(progress.imagesSucceeded);
    const { cancelRequest: again } = await query(server.url, cancelRequest, { requestId });
    expect(again).toMatchObject({ status: 'CANCELED' });
    const { cancelRequest: none } = await query(server.url, cancelRequest, {
      requestId: 'req_00000000000000000000000000',
    });
    expect(none).toMatchObject({ __typename: 'NotFoundError', code: 'NOT_FOUND' });
  });

  test('retries what failed, and that only', async () => {
    const paths = names(6, 'retry');
    for (const path of paths.slice(0, 2)) shop.gone.add(path);
    const requestId = await submit(paths, { webhook: { url: receiver.url } });
    const first = await finishedRequest(server.url, requestId);
    expect(first).toMatchObject({ status: 'COMPLETED_WITH_ERRORS', progress: { imagesFailed: 2 } });
    shop.gone.clear();
    shop.requests.length = 0;
    const { retryFailed: answer } = await query(server.url, retryFailed, { requestId });
    expect(answer).toEqual({ __typename: 'Request', id: requestId, status: 'PROCESSING' });
    const again = await events(server.url, requestId, first.cursor);
    expect(again.flatMap(({ products }) => products.map(({ status }) => status))).toEqual(
      expect.arrayContaining(['SUCCEEDED', 'SUCCEEDED']),
    );
    expect(await finishedRequest(server.url, requestId)).toMatchObject({
      status: 'COMPLETED',
      progress: { productsFinished: 6, imagesSucceeded: 6, imagesFailed: 0 },
    });
    expect(shop.requests.map(({ path }) => path).sort()).toEqual(paths.slice(0, 2));
    const { retryFailed: nothing } = await query(server.url, retryFailed, { requestId });
    expect(nothing).toMatchObject({ __typename: 'NothingToRetryError', code: 'NOTHING_TO_RETRY' });
    await waitFor('all webhooks', async () => {
      const { requestStatus: request } = await query(server.url, requestDeliveries, { requestId, first: 50 });
      const nodes = request?.webhookDeliveries.nodes ?? [];
      return nodes.length === 10 && nodes.every(({ status }) => status === 'DELIVERED') ? true : null;
    });
  });

  test('downloads a URL once a request, and compresses equal bytes once', async () => {
    shop.etags = false;
    const paths = names(40, 'once').flatMap((path) => [path, path, path]);
    const requestId = await submit(paths, { compression: { target: { quality: 41 } } });
    expect((await finishedRequest(server.url, requestId)).status).toBe('COMPLETED');
    expect(shop.requests).toHaveLength(40);
    const images = await imagesOf(requestId);
    expect(new Set(images.map(({ outputUrl }) => outputUrl?.split('/outputs/')[1]?.split('/')[0])).size).toBe(
      8,
    );
    expect(images.filter(({ reused }) => !reused)).toHaveLength(8);
  });

  test('runs a catalogue again for nothing, as long as it has not changed', async () => {
    const paths = names(20, 'again');
    const options = { compression: { target: { quality: 42 } } };
    const first = await submit(paths, options);
    await finishedRequest(server.url, first);
    const { bodies } = shop;
    const second = await submit(paths, options);
    expect((await finishedRequest(server.url, second)).status).toBe('COMPLETED');
    expect(shop.bodies).toBe(bodies);
    expect((await imagesOf(second)).every(({ reused }) => reused)).toBe(true);
    expect((await imagesOf(second)).map(({ outputUrl }) => outputUrl)).toEqual(
      (await imagesOf(first)).map(({ outputUrl }) => outputUrl),
    );
    const other = await submit(paths, { compression: { target: { quality: 43 } } });
    await finishedRequest(server.url, other);
    expect((await imagesOf(other)).some(({ reused }) => !reused)).toBe(true);
  });

  test('asks by date where a host gives no ETag, and reuses what has not changed', async () => {
    Object.assign(shop, { etags: false, dates: true });
    const paths = names(10, 'dated');
    const options = { compression: { target: { quality: 46 } } };
    const first = await submit(paths, options);
    await finishedRequest(server.url, first);
    expect(shop.bodies).toBe(10);
    expect(shop.requests.map(({ headers }) => headers['if-modified-since'])).toEqual(
      paths.map(() => undefined),
    );
    shop.requests.length = 0;
    const second = await submit(paths, options);
    expect((await finishedRequest(server.url, second)).status).toBe('COMPLETED');
    expect(shop.requests.map(({ path }) => path).sort()).toEqual([...paths].sort());
    for (const { headers } of shop.requests) {
      expect(headers).toMatchObject({ 'if-modified-since': lastModified });
      expect(headers).not.toHaveProperty('if-none-match');
    }
    expect(shop.bodies).toBe(10);
    expect((await imagesOf(second)).map(({ reused }) => reused)).toEqual(paths.map(() => true));
  });

  test('deletes a request with its files, but none that another one has', async () => {
    const options = { compression: { target: { quality: 44 } } };
    const before = { outputs: await filesUnder('outputs'), uploads: await filesUnder('uploads') };
    const kept = await submit(['/shared-1.jpg', '/shared-2.jpg'], options);
    await finishedRequest(server.url, kept);
    const shared = await filesUnder('outputs');
    const removed = await submit(['/shared-1.jpg', '/shared-2.jpg', ...names(6, 'own')], options);
    await finishedRequest(server.url, removed);
    const { deleteRequest: answer } = await query(server.url, deleteRequest, { requestId: removed });
    expect(answer).toEqual({ __typename: 'DeletedRequest', id: removed });
    expect((await query(server.url, requestStatus, { requestId: removed })).requestStatus).toBeNull();
    await waitFor('the files to go', async () =>
      (await filesUnder('outputs')).length === shared.length &&
      (await filesUnder('uploads')).length === before.uploads.length + 1
        ? true
        : null,
    );
    expect((await filesUnder('outputs')).sort()).toEqual(shared.sort());
    for (const { outputUrl } of await imagesOf(kept)) expect((await fetch(outputUrl ?? '')).status).toBe(200);
    const { deleteRequest: twice } = await query(server.url, deleteRequest, { requestId: removed });
    expect(twice).toMatchObject({ __typename: 'NotFoundError' });
    await query(server.url, deleteRequest, { requestId: kept });
    await waitFor('the last files to go', async () =>
      (await filesUnder('outputs')).length === before.outputs.length ? true : null,
    );
  });

  test('deletes a request that runs, and leaves no file of it', async () => {
    const before = { outputs: await filesUnder('outputs'), uploads: await filesUnder('uploads') };
    shop.delay = 100;
    const options = { compression: { target: { quality: 45 } } };
    const requestId = await submit(names(200, 'running'), options);
    await waitFor('some images', async () => (shop.requests.length > 30 ? true : null));
    await query(server.url, deleteRequest, { requestId });
    await waitFor('everything to go', async () =>
      (await filesUnder('uploads')).length === before.uploads.length &&
      (await filesUnder('outputs')).length === before.outputs.length
        ? true
        : null,
    );
    expect(await readdir(join(dataDir.path, 'workspace'))).toEqual([]);
  });

  test('has a webhook delivered again', async () => {
    const requestId = await submit(['/hook.jpg'], { webhook: { url: receiver.url } });
    await finishedRequest(server.url, requestId);
    const delivery = await waitFor('the delivery', async () => {
      const { requestStatus: request } = await query(server.url, requestDeliveries, { requestId, first: 1 });
      const [node] = request?.webhookDeliveries.nodes ?? [];
      return node?.status === 'DELIVERED' ? node : null;
    });
    const count = () =>
      receiver.deliveries.filter(({ headers }) => headers['webhook-id'] === delivery.id).length;
    expect(count()).toBe(1);
    const { redeliverWebhook: answer } = await query(server.url, redeliverWebhook, {
      deliveryId: delivery.id,
    });
    expect(answer).toEqual({ __typename: 'Request', id: requestId, webhook: { disabledAt: null } });
    await waitFor('the same again', async () => (count() === 2 ? true : null));
    const { redeliverWebhook: none } = await query(server.url, redeliverWebhook, { deliveryId: 'msg_none' });
    expect(none).toMatchObject({ __typename: 'NotFoundError' });
  });
});
