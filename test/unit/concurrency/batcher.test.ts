import fc from 'fast-check';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createBatcher } from '../../../src/concurrency/batcher.ts';

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

test('a batch goes when it is full, else when its first item has waited long enough', async () => {
  const batches: number[][] = [];
  const batcher = createBatcher<number, number>({
    size: 3,
    delay: 50,
    async run(items) {
      batches.push([...items]);
      return items.map((item) => item * 2);
    },
  });
  const full = [1, 2, 3].map((item) => batcher.add(item));
  expect(batches).toEqual([[1, 2, 3]]);
  expect(await Promise.all(full)).toEqual([2, 4, 6]);
  const single = batcher.add(4);
  await vi.advanceTimersByTimeAsync(30);
  void batcher.add(5);
  expect(batches).toHaveLength(1);
  await vi.advanceTimersByTimeAsync(20);
  expect(batches[1]).toEqual([4, 5]);
  expect(await single).toBe(8);
  expect(vi.getTimerCount()).toBe(0);
});

test('a failure is that of its batch alone, also where answers are missing', async () => {
  const batcher = createBatcher<string, string>({
    size: 2,
    delay: 50,
    serial: true,
    async run(items) {
      if (items.includes('bad')) throw new Error('refused');
      return items.includes('short') ? [] : items;
    },
  });
  const outcomes = Promise.allSettled(['bad', 'x', 'good', 'y', 'short', 'z'].map(batcher.add));
  expect((await outcomes).map(({ status }) => status)).toEqual([
    'rejected',
    'rejected',
    'fulfilled',
    'fulfilled',
    'rejected',
    'rejected',
  ]);
});

test('every item is answered with its own answer, and serial batches never overlap', async () => {
  vi.useRealTimers();
  const additions = fc.array(fc.integer({ min: 1, max: 12 }), { minLength: 1, maxLength: 8 });
  await fc.assert(
    fc.asyncProperty(
      additions,
      fc.integer({ min: 1, max: 5 }),
      fc.boolean(),
      async (counts, size, serial) => {
        let running = 0;
        let most = 0;
        const seen: number[] = [];
        const batcher = createBatcher<number, string>({
          size,
          delay: 1,
          serial,
          async run(items) {
            running += 1;
            most = Math.max(most, running);
            expect(items.length).toBeLessThanOrEqual(size);
            seen.push(...items);
            await new Promise((resolve) => setImmediate(resolve));
            running -= 1;
            return items.map(String);
          },
        });
        const answers: Promise<string>[] = [];
        for (const count of counts) {
          for (let n = 0; n < count; n += 1) answers.push(batcher.add(answers.length));
          await new Promise((resolve) => setImmediate(resolve));
        }
        await batcher.flush();
        expect(running).toBe(0);
        const all = answers.map((_, index) => index);
        expect(seen).toEqual(all);
        expect(await Promise.all(answers)).toEqual(all.map(String));
        if (serial) expect(most).toBe(1);
      },
    ),
  );
});
