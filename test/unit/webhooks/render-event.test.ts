import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Product } from '../../../src/domain/product.ts';
import type { Request } from '../../../src/domain/request.ts';
import { renderEvent } from '../../../src/webhooks/render-event.ts';
import { products, stagedProduct, succeeded } from '../../contracts/store/store-fixtures.ts';
import { links, type Outbox, openOutbox } from '../../support/outbox.ts';

let outbox: Outbox;

beforeAll(async () => {
  outbox = await openOutbox();
});

afterAll(() => outbox.close());

/** What the store gives for a request with this product, and the event of it. */
async function finished(staged = products(1)) {
  const requestId = await outbox.finish({
    url: 'https://hooks.example.com/in',
    products: staged,
    events: ['PRODUCT_FINISHED', 'REQUEST_FINISHED'],
  });
  const request = (await outbox.store.findRequest(null, requestId)) as Request;
  const product = (await outbox.store.findProduct(null, requestId, 0)) as Product;
  const [ofProduct, ofRequest] = await outbox.deliveries(requestId);
  if (!ofProduct || !ofRequest) throw new Error('The outbox has not two events.');
  return { request, product, ofProduct, ofRequest };
}

test('a product as GraphQL shows it, with its request’s id and the time of the event', async () => {
  const { request, product, ofProduct } = await finished();
  const event = JSON.parse(renderEvent(ofProduct, request, product, links));
  expect(event).toMatchObject({
    type: 'product.finished',
    timestamp: ofProduct.createdAt.toISOString(),
    data: { requestId: request.id, product: { id: product.id, status: 'SUCCEEDED', name: 'Product 0' } },
  });
  expect(event.data.product.images[0].outputUrl).toMatch(/^https:\/\/images\.example\.com\/outputs\//);
  expect(event.data.product).not.toHaveProperty('imagesOmitted');
});

test('a request without its products, and never its secret', async () => {
  const { request, ofRequest } = await finished();
  const secret = 'whsec_c2VjcmV0';
  const webhook = request.webhook && { ...request.webhook, secret };
  const body = renderEvent(ofRequest, { ...request, webhook }, null, links);
  expect(body).not.toContain(secret);
  expect(JSON.parse(body)).toMatchObject({
    type: 'request.finished',
    data: { request: { id: request.id, status: 'COMPLETED', progress: { productsFinished: 1 } } },
  });
});

test('over 20 kB a product leaves its images out and says so, however long its name is', async () => {
  const images = Array.from({ length: 100 }, (_, n) => succeeded(`https://cdn.example.com/${n}.jpg`));
  const { request, product, ofProduct } = await finished();
  for (const name of ['Shoe', '"'.repeat(1_000_000), '👟'.repeat(500_000)]) {
    const body = renderEvent(ofProduct, request, { ...product, name, images }, links);
    const shown = JSON.parse(body).data.product;
    expect(Buffer.byteLength(body)).toBeLessThanOrEqual(20_000);
    expect(shown).not.toHaveProperty('images');
    expect(shown).toMatchObject({ id: product.id, imagesOmitted: true });
    expect(name.startsWith(shown.name.replace(/…$/, ''))).toBe(true);
  }
});

test('over 20 kB a request leaves its issues out', async () => {
  const { request, ofRequest } = await finished([stagedProduct(0)]);
  const issues = Array.from({ length: 100 }, (_, n) => ({
    line: n + 2,
    column: 'Images',
    value: 'x'.repeat(200),
    code: 'NO_URL' as const,
    severity: 'WARNING' as const,
    message: 'Give a URL.',
  }));
  const long = { ...request, issues, totalIssues: 100 };
  const shown = JSON.parse(renderEvent(ofRequest, long, null, links)).data.request;
  expect(shown).not.toHaveProperty('issues');
  expect(shown).toMatchObject({ totalIssues: 100, issuesOmitted: true });
});
