import { expect, test } from 'vitest';
import { ImageError } from '../../../src/domain/image-error.ts';
import { retryDelay } from '../../../src/processing/retry-delay.ts';

const timeout = new ImageError('TIMEOUT', 'no answer');

test('tries again after 1, 5 and 25 seconds, 20 % to either side, and then no more', () => {
  expect([1, 2, 3, 4].map((failures) => retryDelay(timeout, failures, () => 0.5))).toEqual([
    1000,
    5000,
    25_000,
    null,
  ]);
  expect(retryDelay(timeout, 1, () => 0)).toBe(800);
  expect(retryDelay(timeout, 3, () => 1)).toBe(30_000);
});

test('what cannot get better is not tried again', () => {
  expect(retryDelay(new ImageError('NOT_FOUND', 'gone'), 1)).toBeNull();
  expect(retryDelay(new ImageError('CORRUPT_IMAGE', 'broken'), 1)).toBeNull();
});

test('Retry-After is honoured when it is longer, up to five minutes', () => {
  const busy = (retryAfter: number) => new ImageError('RATE_LIMITED', 'busy', { retryAfter });
  expect(retryDelay(busy(60_000), 1, () => 0.5)).toBe(60_000);
  expect(retryDelay(busy(10), 2, () => 0.5)).toBe(5000);
  expect(retryDelay(busy(3_600_000), 1, () => 0.5)).toBe(300_000);
});
