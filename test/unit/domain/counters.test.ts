import fc from 'fast-check';
import { expect, test } from 'vitest';
import { CounterSums, emptyCounters, savedBucket } from '../../../src/domain/counters.ts';
import type { Image } from '../../../src/domain/image.ts';
import { productStatus } from '../../../src/domain/product.ts';
import { finalStatus } from '../../../src/domain/request.ts';

const succeeded = fc
  .record({ bytesIn: fc.integer({ min: 1, max: 10_000 }), share: fc.double({ min: 0, max: 1, noNaN: true }) })
  .map(
    ({ bytesIn, share }): Image => ({
      inputUrl: 'https://shop.example/a.jpg',
      status: 'SUCCEEDED',
      result: {
        outcome: 'TARGET_MET',
        key: 'k',
        name: 'a.jpg',
        bytesIn,
        bytesOut: Math.floor(bytesIn * share),
        width: 1,
        height: 1,
        format: 'jpeg',
        quality: 50,
        similarity: null,
        reused: false,
      },
    }),
  );
const failed = fc.constantFrom('NOT_FOUND' as const, 'TIMEOUT' as const).map(
  (code): Image => ({
    inputUrl: 'https://shop.example/a.jpg',
    status: 'FAILED',
    error: { code, message: '', retryable: false },
  }),
);
const skipped = fc.constant<Image>({ inputUrl: 'a.jpg', status: 'SKIPPED' });
const images = fc.array(fc.oneof(succeeded, failed, skipped), { maxLength: 5 });

test('sums over products do not depend on the order, and taking away undoes adding', () => {
  fc.assert(
    fc.property(fc.array(images, { maxLength: 20 }), images, (products, extra) => {
      const forth = new CounterSums(emptyCounters);
      const back = new CounterSums(emptyCounters);
      for (const each of products) {
        forth.addProduct(each.length);
        forth.finish(productStatus(each), each);
      }
      for (const each of [...products].reverse()) back.addProduct(each.length);
      back.finish(productStatus(extra), extra);
      for (const each of [...products].reverse()) back.finish(productStatus(each), each);
      back.unfinish(productStatus(extra), extra);
      expect(back.freeze()).toEqual(forth.freeze());
    }),
  );
});

test('every image is counted once, whatever becomes of it', () => {
  fc.assert(
    fc.property(fc.array(images), (products) => {
      const sums = new CounterSums(emptyCounters);
      for (const each of products) {
        sums.addProduct(each.length);
        sums.finish(productStatus(each), each);
      }
      const counters = sums.freeze();
      const { imagesSucceeded, imagesFailed, imagesSkipped } = counters;
      expect(imagesSucceeded + imagesFailed + imagesSkipped).toBe(counters.images);
      expect(counters.savedHistogram.reduce((sum, count) => sum + count, 0)).toBe(imagesSucceeded);
      expect(Object.values(counters.errors).reduce((sum, count) => sum + count, 0)).toBe(imagesFailed);
    }),
  );
});

test('the buckets of the histogram are tenths of the share saved', () => {
  expect([100, 95, 90, 50, 1, 0].map((bytesOut) => savedBucket(100, bytesOut))).toEqual([0, 0, 1, 5, 9, 9]);
});

test('the final status follows the images', () => {
  const counters = { ...emptyCounters, images: 3 };
  expect(finalStatus({ ...counters, imagesSucceeded: 3 })).toBe('COMPLETED');
  expect(finalStatus({ ...counters, imagesSkipped: 3 })).toBe('COMPLETED');
  expect(finalStatus({ ...counters, imagesSucceeded: 2, imagesFailed: 1 })).toBe('COMPLETED_WITH_ERRORS');
  expect(finalStatus({ ...counters, imagesFailed: 1, imagesSkipped: 2 })).toBe('FAILED');
});
