import sharp from 'sharp';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { similarity } from '../../workers/similarity/similarity.ts';
import { finishedRequest } from '../support/finished-request.ts';
import { query, upload } from '../support/graphql-client.ts';
import type { ImageServer } from '../support/image-server.ts';
import { uploadCsv } from '../support/operations.ts';
import { startShop } from '../support/shop.ts';
import { imageSimilarities } from '../support/similarity-operations.ts';
import { makeDataDir, type ServerProcess, startServer } from '../support/start-server.ts';
import { waitFor } from '../support/wait-for.ts';
import { startWebhookReceiver, type WebhookReceiver } from '../support/webhook-receiver.ts';

let shop: ImageServer;
let receiver: WebhookReceiver;
let dataDir: Awaited<ReturnType<typeof makeDataDir>>;
let server: ServerProcess;

beforeAll(async () => {
  [shop, receiver, dataDir] = await Promise.all([startShop(), startWebhookReceiver(), makeDataDir()]);
  server = await startServer({ DATA_DIR: dataDir.path });
});
afterAll(async () => {
  await server.stop();
  await Promise.all([shop.close(), receiver.close(), dataDir.remove()]);
});

async function imagesOf(options: object) {
  const file = `Name,Image\nMug,${shop.origin}/mug.jpg\nChair,${shop.origin}/chair.jpg\n`;
  const { uploadCsv: answer } = await upload(server.url, uploadCsv, { file, options });
  if (answer.__typename !== 'Request') throw new Error(JSON.stringify(answer));
  const request = await finishedRequest(server.url, answer.id);
  expect(request.status).toBe('COMPLETED');
  const { requestStatus } = await query(server.url, imageSimilarities, { requestId: answer.id });
  return {
    id: answer.id,
    outputJsonlUrl: requestStatus!.outputJsonlUrl,
    images: requestStatus!.products.nodes.flatMap(({ images }) => images),
  };
}

test('a visual target is met, and says how close each image is: in GraphQL, in lines, in webhooks', async () => {
  const { id, images, outputJsonlUrl } = await imagesOf({
    compression: { target: { visual: 'HIGH' } },
    webhook: { url: receiver.url },
  });
  expect(images).toHaveLength(2);
  for (const image of images) {
    expect(image.outcome).toBe('TARGET_MET');
    expect(image.similarity).toBeGreaterThanOrEqual(80);
    const [before, after] = await Promise.all([pixels(image.inputUrl), pixels(image.outputUrl!)]);
    expect(Math.abs(similarity(before, after) - image.similarity!)).toBeLessThan(0.1);
    expect(image.bytesOut).toBeLessThan(image.bytesIn!);
  }
  const lines = (await (await fetch(outputJsonlUrl)).text()).trim().split('\n');
  const written = lines.flatMap((line) => (JSON.parse(line) as { images: { similarity: number }[] }).images);
  expect(written.map((image) => image.similarity)).toEqual(images.map((image) => image.similarity));
  const products = await waitFor('both products', async () => {
    const bodies = receiver.deliveries.map(
      ({ body }) =>
        JSON.parse(body) as {
          type: string;
          data: { requestId: string; product: { images: { similarity: number }[] } };
        },
    );
    const found = bodies.filter(({ type, data }) => type === 'product.finished' && data.requestId === id);
    return found.length === 2 ? found : null;
  });
  const sent = products.flatMap(({ data }) => data.product.images.map((image) => image.similarity));
  expect(sent.toSorted()).toEqual(images.map((image) => image.similarity).toSorted());
});

test('the same images for another target are other outputs, and are not measured', async () => {
  const visual = await imagesOf({ compression: { target: { visual: 'HIGH' } } });
  const good = await imagesOf({ compression: { target: { visual: 'GOOD' } } });
  const half = await imagesOf({});
  const urls = [visual, good, half].flatMap(({ images }) => images.map(({ outputUrl }) => outputUrl));
  expect(new Set(urls).size).toBe(6);
  // What was made before is known with its similarity.
  expect(visual.images.every(({ reused, similarity }) => reused && similarity !== null)).toBe(true);
  expect(half.images.map((image) => image.similarity)).toEqual([null, null]);
});

async function pixels(url: string) {
  const file = Buffer.from(await (await fetch(url)).arrayBuffer());
  const { data, info } = await sharp(file).autoOrient().raw().toBuffer({ resolveWithObject: true });
  return { data, width: info.width, height: info.height, channels: info.channels };
}
