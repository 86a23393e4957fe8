import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import sharp from 'sharp';
import { Webhook } from 'standardwebhooks';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { finishedRequest } from '../support/finished-request.ts';
import { query, upload } from '../support/graphql-client.ts';
import { type ImageServer, startImageServer } from '../support/image-server.ts';
import { makePhoto } from '../support/make-photo.ts';
import { importCsv, requestDeliveries, requestProducts, uploadCsv } from '../support/operations.ts';
import { startShop } from '../support/shop.ts';
import { makeDataDir, type ServerProcess, startServer } from '../support/start-server.ts';
import { storesFor, type TestStore } from '../support/stores.ts';
import { waitFor } from '../support/wait-for.ts';
import { startWebhookReceiver, type WebhookReceiver } from '../support/webhook-receiver.ts';

describe.each(storesFor('the main job'))('the main job on $store', ({ start }) => {
  const secret = `whsec_${Buffer.alloc(32, 7).toString('base64')}`;
  let shop: ImageServer;
  let receiver: WebhookReceiver;
  let dataDir: Awaited<ReturnType<typeof makeDataDir>>;
  let server: ServerProcess;
  let store: TestStore;

  beforeAll(async () => {
    [shop, receiver, dataDir, store] = await Promise.all([
      startShop(),
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

  function catalogue(): string {
    return [
      '\ufeffS. No.;Product Name;Price;Input Image Urls',
      `1;Mug;4,50;${shop.origin}/mug.jpg`,
      `2;"Chair; ""oak""\nwith arms";99,00;"${shop.origin}/chair.jpg,${shop.origin}/w_800,h_600/lamp.jpg"`,
      `3;Cut-out and bag;1,00;"${shop.origin}/cut-out.png, ${shop.origin}/bag.webp, ${shop.origin}/gone.jpg"`,
      `4;Sizes;0,00;${shop.origin}/sizes.html`,
    ].join('\r\n');
  }

  async function submit(file: string, options: object = {}) {
    const { uploadCsv: answer } = await upload(server.url, uploadCsv, { file, options });
    return answer;
  }

  describe('a catalogue with everything that occurs', () => {
    let requestId: string;
    let request: Awaited<ReturnType<typeof finishedRequest>>;
    let products: Awaited<ReturnType<typeof productsOf>>;

    async function productsOf(id: string) {
      const { requestStatus } = await query(server.url, requestProducts, { requestId: id });
      return requestStatus?.products.nodes ?? [];
    }

    beforeAll(async () => {
      const answer = await submit(catalogue(), { webhook: { url: receiver.url, secret } });
      if (answer.__typename !== 'Request') throw new Error(JSON.stringify(answer));
      requestId = answer.id;
      request = await finishedRequest(server.url, requestId);
      products = await productsOf(requestId);
    });

    test('is finished, and its counters are the sums over its products', () => {
      expect(request.status).toBe('COMPLETED_WITH_ERRORS');
      const images = products.flatMap((product) => product.images);
      const sum = (of: (image: (typeof images)[number]) => number | null | undefined) =>
        images.reduce((total, image) => total + (of(image) ?? 0), 0);
      expect(request.progress).toMatchObject({
        products: 4,
        productsFinished: 4,
        percent: 100,
        images: 7,
        imagesSucceeded: 5,
        imagesFailed: 2,
        imagesSkipped: 0,
        bytesIn: sum((image) => image.bytesIn),
        bytesOut: sum((image) => image.bytesOut),
        errors: [
          { code: 'NOT_FOUND', count: 1 },
          { code: 'UNSUPPORTED_FORMAT', count: 1 },
        ],
      });
    });

    test('each product has its line, its name and its own images’ fates', () => {
      expect(
        products.map(({ line, serialNumber, name, status }) => ({ line, serialNumber, name, status })),
      ).toEqual([
        { line: 2, serialNumber: '1', name: 'Mug', status: 'SUCCEEDED' },
        { line: 3, serialNumber: '2', name: 'Chair; "oak"\nwith arms', status: 'SUCCEEDED' },
        { line: 5, serialNumber: '3', name: 'Cut-out and bag', status: 'PARTIALLY_FAILED' },
        { line: 6, serialNumber: '4', name: 'Sizes', status: 'FAILED' },
      ]);
    });

    test('each image that succeeded lies at its URL, in its format, in at most half its bytes', async () => {
      const succeeded = products
        .flatMap((product) => product.images)
        .filter((image) => image.status === 'SUCCEEDED');
      expect(succeeded.length).toBe(5);
      for (const image of succeeded) {
        const response = await fetch(image.outputUrl ?? '');
        const bytes = Buffer.from(await response.arrayBuffer());
        expect(response.headers.get('content-type')).toBe(`image/${image.format}`);
        expect(bytes.length).toBe(image.bytesOut);
        expect(bytes.length).toBeLessThanOrEqual((image.bytesIn ?? 0) / 2);
        expect(image.outcome).toBe('TARGET_MET');
        const { width, height, format } = await sharp(bytes).metadata();
        expect({ width, height, format }).toEqual({
          width: image.width,
          height: image.height,
          format: image.format,
        });
      }
      const png = succeeded.find((image) => image.inputUrl.endsWith('cut-out.png'));
      const { hasAlpha } = await sharp(await (await fetch(png?.outputUrl ?? '')).arrayBuffer()).metadata();
      expect(hasAlpha).toBe(true);
    });

    test('the output CSV is the upload, byte for byte, with the column of outputs', async () => {
      const output = await (await fetch(request.outputCsvUrl)).arrayBuffer();
      const text = Buffer.from(output).toString();
      const [mug, chair, cutOut] = products.map((product) =>
        product.images.map((image) => image.outputUrl ?? ''),
      );
      const cells = ['Output Image Urls', mug?.[0], chair?.join(','), cutOut?.join(','), ''];
      const records = catalogue().split('\r\n');
      // A file that is cut at semicolons needs no quotes around commas.
      expect(text).toBe(records.map((record, index) => `${record};${cells[index]}`).join('\r\n'));
    });

    test('signed webhooks told of each product and of the request, fields as in GraphQL', async () => {
      await waitFor('five deliveries', async () => (receiver.deliveries.length >= 5 ? true : null));
      const verifier = new Webhook(secret);
      const events = receiver.deliveries.map(
        ({ body, headers }) =>
          verifier.verify(body, headers as Record<string, string>) as {
            type: string;
            data: {
              requestId?: string;
              product?: { id: string; images: unknown[] };
              request?: { status: string };
            };
          },
      );
      const told = events
        .filter((event) => event.type === 'product.finished')
        .map((event) => event.data.product?.id);
      expect(told.length).toBe(4);
      expect(new Set(told)).toEqual(new Set(products.map((product) => product.id)));
      const last = events.find((event) => event.type === 'request.finished');
      expect(last?.data.request).toMatchObject({
        id: requestId,
        status: 'COMPLETED_WITH_ERRORS',
        progress: { images: 7, imagesFailed: 2 },
        outputCsvUrl: request.outputCsvUrl,
      });
      expect(last?.data.request).not.toHaveProperty('products');
      const chair = events.find((event) => event.data.product?.id === products[1]?.id);
      expect(chair?.data.product?.images).toMatchObject(products[1]?.images ?? []);
      const listed = await waitFor('the log of deliveries', async () => {
        const answer = await query(server.url, requestDeliveries, { requestId });
        const deliveries = answer.requestStatus?.webhookDeliveries;
        return deliveries?.nodes.every((delivery) => delivery.status === 'DELIVERED') ? deliveries : null;
      });
      expect(listed.totalCount).toBe(5);
      expect(
        listed.nodes.every(({ attempts }) => attempts.length === 1 && attempts[0]?.statusCode === 204),
      ).toBe(true);
    });

    test('the same image of the same owner has the same address again', async () => {
      const again = await submit(`Image\n${shop.origin}/mug.jpg\n`);
      if (again.__typename !== 'Request') throw new Error(JSON.stringify(again));
      await finishedRequest(server.url, again.id);
      expect((await productsOf(again.id))[0]?.images[0]?.outputUrl).toBe(products[0]?.images[0]?.outputUrl);
    });
  });

  test('a file with an issue is rejected by line, and nothing of it is stored', async () => {
    const before = await storedFiles();
    const answer = await submit(
      `Product Name,Image\n"a\nb",${shop.origin}/mug.jpg\n,${shop.origin}/mug.jpg\nc,not-a-url\n`,
    );
    expect(answer).toMatchObject({
      __typename: 'CsvRejectedError',
      code: 'CSV_REJECTED',
      totalIssues: 2,
      issues: [
        { line: 4, column: 'Product Name', code: 'EMPTY_NAME', severity: 'WARNING' },
        { line: 5, column: 'Image', value: 'not-a-url', code: 'MALFORMED_URL' },
      ],
    });
    expect(await storedFiles()).toEqual(before);
  });

  test('with SKIP the row is reported and skipped, and stays in the output', async () => {
    const file = `Product Name,Image\nMug,${shop.origin}/mug.jpg\nBad,nowhere\n`;
    const answer = await submit(file, { onInvalidRow: 'SKIP' });
    if (answer.__typename !== 'Request') throw new Error(JSON.stringify(answer));
    const request = await finishedRequest(server.url, answer.id);
    expect(request).toMatchObject({
      status: 'COMPLETED',
      totalIssues: 1,
      issues: [{ line: 3, code: 'MALFORMED_URL' }],
    });
    const lines = (await (await fetch(request.outputCsvUrl)).text()).split('\n');
    expect(lines[2]).toBe('Bad,nowhere,');
  });

  test('what a host refuses for a moment is tried again, and costs the others nothing', async () => {
    const photo = await makePhoto(9).jpeg({ quality: 90 }).toBuffer();
    let asked = 0;
    const host = await startImageServer((request, response) => {
      if (request.url !== '/busy.jpg') return response.writeHead(200).end(photo);
      asked += 1;
      if (asked === 1) return response.writeHead(503, { 'retry-after': '1' }).end();
      return response.writeHead(200).end(photo);
    });
    const answer = await submit(`Image\n${host.origin}/busy.jpg\n${host.origin}/calm.jpg\n`);
    if (answer.__typename !== 'Request') throw new Error(JSON.stringify(answer));
    const request = await finishedRequest(server.url, answer.id);
    await host.close();
    expect(request).toMatchObject({ status: 'COMPLETED', progress: { imagesSucceeded: 2, imagesFailed: 0 } });
    expect(asked).toBe(2);
  });

  test('importCsv takes text, and a feed by its URL', async () => {
    const text = `Image\n${shop.origin}/mug.jpg\n`;
    const typed = await query(server.url, importCsv, { source: { text } });
    expect(typed.importCsv.__typename).toBe('Request');
    const missing = await query(server.url, importCsv, { source: { url: `${shop.origin}/feed.csv` } });
    expect(missing.importCsv).toMatchObject({ __typename: 'InvalidInputError', code: 'INVALID_INPUT' });
  });

  test('twenty uploads with one idempotency key are one request', async () => {
    const file = `Image\n${shop.origin}/chair.jpg\n`;
    const answers = await Promise.all(
      Array.from({ length: 20 }, () => submit(file, { idempotencyKey: 'spring' })),
    );
    const ids = new Set(answers.map((answer) => (answer.__typename === 'Request' ? answer.id : answer.code)));
    expect(ids.size).toBe(1);
    const other = await submit(`Image\n${shop.origin}/mug.jpg\n`, { idempotencyKey: 'spring' });
    expect(other).toMatchObject({ __typename: 'IdempotencyConflictError', code: 'IDEMPOTENCY_CONFLICT' });
  });

  async function storedFiles(): Promise<string[]> {
    const files = await readdir(join(dataDir.path, 'files'), { recursive: true });
    const workspace = await readdir(join(dataDir.path, 'workspace'));
    return [...files, ...workspace.map((name) => `workspace/${name}`)].sort();
  }
});
