import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { within } from '../../../src/concurrency/within.ts';

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

test('gives the outcome that comes in time, and leaves no timer', async () => {
  expect(await within(100, Promise.resolve('answer'), () => 'late')).toBe('answer');
  await expect(within(100, Promise.reject(new Error('refused')), () => 'late')).rejects.toThrow('refused');
  expect(vi.getTimerCount()).toBe(0);
});

test('otherwise gives, or throws, what is said for late', async () => {
  const never = new Promise<string>(() => {});
  const late = within(100, never, () => 'late');
  const thrown = expect(
    within(100, never, () => {
      throw new Error('too late');
    }),
  ).rejects.toThrow('too late');
  await vi.advanceTimersByTimeAsync(100);
  expect(await late).toBe('late');
  await thrown;
});
