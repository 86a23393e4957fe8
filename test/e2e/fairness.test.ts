import { afterAll, beforeAll, expect, test } from 'vitest';
import { finishedRequest } from '../support/finished-request.ts';
import { query, upload } from '../support/graphql-client.ts';
import type { ImageServer } from '../support/image-server.ts';
import { requestStatus, uploadCsv } from '../support/operations.ts';
import { catalogueOf, startShop } from '../support/shop.ts';
import { makeDataDir, type ServerProcess, startServer } from '../support/start-server.ts';

let shop: ImageServer;
let dataDir: Awaited<ReturnType<typeof makeDataDir>>;
let server: ServerProcess;

beforeAll(async () => {
  [shop, dataDir] = await Promise.all([startShop(), makeDataDir()]);
  server = await startServer({ DATA_DIR: dataDir.path });
});

afterAll(async () => {
  await server.stop();
  await Promise.all([shop.close(), dataDir.remove()]);
});

async function submit(products: number): Promise<string> {
  const file = catalogueOf([`${shop.origin}/mug.jpg`, `${shop.origin}/chair.jpg`], products);
  const { uploadCsv: answer } = await upload(server.url, uploadCsv, { file });
  if (answer.__typename !== 'Request') throw new Error(JSON.stringify(answer));
  return answer.id;
}

test('ten products are not stuck behind twenty thousand, nor the other way round', async () => {
  const large = await submit(20_000);
  const small = await submit(10);
  expect((await finishedRequest(server.url, small)).status).toBe('COMPLETED');
  const { requestStatus: left } = await query(server.url, requestStatus, { requestId: large });
  expect(left?.status).toBe('PROCESSING');
  expect(left?.progress.productsFinished).toBeGreaterThan(0);
  expect(left?.progress.productsFinished).toBeLessThan(2_000);
});
