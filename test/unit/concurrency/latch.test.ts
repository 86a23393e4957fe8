import { getEventListeners } from 'node:events';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createLatch } from '../../../src/concurrency/latch.ts';

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

test('what comes between two waits ends the next one at once, and only that', async () => {
  const latch = createLatch();
  latch.wake();
  latch.wake();
  await latch.wait(1_000);
  expect(vi.getTimerCount()).toBe(0);
  let ended = false;
  const second = latch.wait(1_000).then(() => {
    ended = true;
  });
  await vi.advanceTimersByTimeAsync(999);
  expect(ended).toBe(false);
  await vi.advanceTimersByTimeAsync(1);
  await second;
});

test('waking, aborting and stopping end a wait, and leave neither timer nor listener', async () => {
  const latch = createLatch();
  const ending = new AbortController();
  const ends = [() => latch.wake(), () => ending.abort(), () => latch.stop()];
  const signals = [ending.signal, ending.signal, new AbortController().signal];
  for (const [index, end] of ends.entries()) {
    const signal = signals[index] as AbortSignal;
    const wait = latch.wait(1_000, signal);
    expect(vi.getTimerCount()).toBe(1);
    end();
    await wait;
    expect(vi.getTimerCount()).toBe(0);
    expect(getEventListeners(signal, 'abort')).toEqual([]);
  }
  await latch.wait(1_000);
  await latch.wait(1_000, ending.signal);
  expect(vi.getTimerCount()).toBe(0);
});
