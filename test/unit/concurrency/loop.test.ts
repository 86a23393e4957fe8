import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { type Loop, type LoopSettings, startLoop } from '../../../src/concurrency/loop.ts';

let loop: Loop | null = null;

beforeEach(() => vi.useFakeTimers());
afterEach(async () => {
  await loop?.close();
  loop = null;
  vi.useRealTimers();
});

function start(step: LoopSettings['step'], settings: Partial<LoopSettings> = {}) {
  const errors: unknown[] = [];
  loop = startLoop({ step, onError: (error) => errors.push(error), retryAfter: 10, ...settings });
  return { loop, errors };
}

test('runs at once, then after the time each step gives', async () => {
  const times: number[] = [];
  const began = Date.now();
  start(async () => {
    times.push(Date.now() - began);
    return times.length * 100;
  });
  await vi.advanceTimersByTimeAsync(650);
  expect(times).toEqual([0, 100, 300, 600]);
});

test('waits before the first step where it is asked to', async () => {
  let steps = 0;
  start(
    async () => {
      steps += 1;
      return 1_000;
    },
    { firstAfter: 50 },
  );
  await vi.advanceTimersByTimeAsync(49);
  expect(steps).toBe(0);
  await vi.advanceTimersByTimeAsync(1);
  expect(steps).toBe(1);
});

test('reports what fails, also what is thrown at once, and goes on', async () => {
  let steps = 0;
  const { errors } = start(() => {
    steps += 1;
    if (steps === 1) throw new Error('at once');
    return steps === 2 ? Promise.reject(new Error('later')) : Promise.resolve(1_000);
  });
  await vi.advanceTimersByTimeAsync(25);
  expect(errors).toEqual([new Error('at once'), new Error('later')]);
  expect(steps).toBe(3);
});

test('a wake-up during a step is not lost, and many are one', async () => {
  let steps = 0;
  const { loop } = start(async () => {
    steps += 1;
    await new Promise((resolve) => setTimeout(resolve, 5));
    return 1_000;
  });
  await vi.advanceTimersByTimeAsync(2);
  for (let n = 0; n < 3; n += 1) loop.wake();
  await vi.advanceTimersByTimeAsync(100);
  expect(steps).toBe(2);
});

test('keeps its distance however often it is woken', async () => {
  let steps = 0;
  const { loop } = start(
    async () => {
      steps += 1;
      return 1_000;
    },
    { spacing: 100 },
  );
  for (let n = 0; n < 50; n += 1) {
    loop.wake();
    await vi.advanceTimersByTimeAsync(10);
  }
  expect(steps).toBe(6);
});

test('closing aborts the step under way, waits for it, reports no failure and runs no more', async () => {
  let steps = 0;
  let ended = false;
  const { loop, errors } = start(async (signal) => {
    steps += 1;
    await new Promise((resolve) => signal.addEventListener('abort', resolve, { once: true }));
    ended = true;
    throw signal.reason;
  });
  loop.wake();
  await loop.close();
  expect([steps, ended, errors]).toEqual([1, true, []]);
  loop.wake();
  await vi.advanceTimersByTimeAsync(5_000);
  expect(steps).toBe(1);
  expect(vi.getTimerCount()).toBe(0);
});
