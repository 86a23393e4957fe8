import { expect, test } from 'vitest';
import { decodeProduct as decodeDocument } from '../../../src/store/mongo/product-codec.ts';
import { decodeProduct as decodeRow } from '../../../src/store/sqlite/product-codec.ts';

const urls = ['https://cdn.example.com/a.jpg'];
const result = {
  outcome: 'TARGET_MET',
  key: 'k',
  name: 'a.jpg',
  bytesIn: 1000,
  bytesOut: 400,
  width: 10,
  height: 20,
  format: 'jpeg',
  quality: 60,
} as const;

test('SQLite: images of before similarity was measured have none', () => {
  const product = decodeRow('request', {
    id: 1,
    body: JSON.stringify([2, null, 'Mug', urls]),
    images: JSON.stringify([['S', 'TARGET_MET', 'k', 'a.jpg', 1000, 400, 10, 20, 'jpeg', 60, 1]]),
    status: 'SUCCEEDED',
    run: 0,
    sequence: 1,
    finished_at: 0,
  });
  expect(product.images).toEqual([
    { inputUrl: urls[0], status: 'SUCCEEDED', result: { ...result, reused: true, similarity: null } },
  ]);
});

test('MongoDB: images of before similarity was measured have none', () => {
  const images = [{ inputUrl: urls[0], status: 'SUCCEEDED', result: { ...result, reused: true } }];
  const document: object = {
    _id: { request: 'request', position: 0 },
    ...{ line: 2, serialNumber: null, name: 'Mug', status: 'SUCCEEDED', images, run: 0, sequence: 1 },
    finishedAt: new Date(0),
  };
  const product = decodeDocument(document as Parameters<typeof decodeDocument>[0]);
  expect(product.images[0]).toEqual({
    ...images[0],
    result: { ...result, reused: true, similarity: null },
  });
});
