import { getEventListeners } from 'node:events';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createFairSemaphore } from '../../../src/concurrency/fair-semaphore.ts';

const never = new AbortController().signal;
const settled = () => new Promise((resolve) => setImmediate(resolve));

describe('FairSemaphore', () => {
  it('takes turns over keys, so that a late short line does not wait behind a long one', async () => {
    const semaphore = createFairSemaphore(1);
    const order: string[] = [];
    const run = async (key: string) => {
      const release = await semaphore.acquire([key], never);
      order.push(key);
      await settled();
      release();
    };
    await Promise.all(['a', 'a', 'a', 'a', 'b', 'b', 'c'].map(run));
    expect(order).toEqual(['a', 'a', 'b', 'c', 'a', 'b', 'a']);
  });

  it('rejects with the reason of the signal, at once when it is already aborted', async () => {
    const semaphore = createFairSemaphore(1);
    const release = await semaphore.acquire(['a'], never);
    const controller = new AbortController();
    const waiting = semaphore.acquire(['a'], controller.signal);
    controller.abort('enough');
    await expect(waiting).rejects.toBe('enough');
    await expect(semaphore.acquire(['a'], controller.signal)).rejects.toBe('enough');
    expect(semaphore.waiting).toBe(0);
    release();
    expect(semaphore.active).toBe(0);
  });

  it('takes turns over tenants first, however many requests one of them has', async () => {
    const semaphore = createFairSemaphore(0);
    const order: string[] = [];
    const paths = ['a/1', 'a/2', 'a/3', 'a/1', 'b/9', 'b/9'];
    const all = paths.map(async (path) => {
      const release = await semaphore.acquire(path.split('/'));
      order.push(path);
      release();
    });
    semaphore.setLimit(1);
    await Promise.all(all);
    expect(order).toEqual(['a/1', 'b/9', 'a/2', 'b/9', 'a/3', 'a/1']);
  });

  it('hands out nothing at limit 0 and goes on when the limit rises', async () => {
    const semaphore = createFairSemaphore(0);
    const granted: number[] = [];
    for (const n of [1, 2, 3]) void semaphore.acquire(['a'], never).then(() => granted.push(n));
    await settled();
    expect(granted).toEqual([]);
    semaphore.setLimit(2);
    await settled();
    expect(granted).toEqual([1, 2]);
  });

  it('never goes over its limit, never starves, and loses no slot to aborts or double releases', async () => {
    const job = fc.record({
      key: fc.constantFrom('a', 'b', 'c'),
      work: fc.integer({ min: 0, max: 3 }),
      abortAfter: fc.option(fc.integer({ min: 0, max: 6 })),
      releases: fc.integer({ min: 1, max: 2 }),
    });
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 1, max: 4 }),
        fc.array(job, { maxLength: 30 }),
        async (limit, jobs) => {
          const semaphore = createFairSemaphore(limit);
          const shared = new AbortController();
          let running = 0;
          let most = 0;
          const outcomes = await Promise.all(
            jobs.map(async ({ key, work, abortAfter, releases }) => {
              const controller = abortAfter === null ? shared : new AbortController();
              if (abortAfter !== null)
                void turns(abortAfter).then(() => controller.abort(new Error('aborted')));
              let release: () => void;
              try {
                release = await semaphore.acquire([key], controller.signal);
              } catch {
                return 'aborted';
              }
              running += 1;
              most = Math.max(most, running);
              await turns(work);
              running -= 1;
              for (let n = 0; n < releases; n += 1) release();
              return 'done';
            }),
          );
          expect(most).toBeLessThanOrEqual(limit);
          for (const [n, outcome] of outcomes.entries()) {
            if (jobs[n]?.abortAfter === null) expect(outcome).toBe('done');
          }
          expect([semaphore.active, semaphore.waiting]).toEqual([0, 0]);
          expect(getEventListeners(shared.signal, 'abort')).toEqual([]);
        },
      ),
    );
  });

  it('keeps waiting keys within one turn of each other', async () => {
    const lines = fc.array(fc.integer({ min: 1, max: 8 }), { minLength: 2, maxLength: 5 });
    await fc.assert(
      fc.asyncProperty(lines, async (lengths) => {
        const semaphore = createFairSemaphore(0);
        const order: number[] = [];
        const all = lengths.flatMap((length, key) =>
          Array.from({ length }, async () => {
            const release = await semaphore.acquire([String(key)], never);
            order.push(key);
            release();
          }),
        );
        semaphore.setLimit(1);
        await Promise.all(all);
        const served = lengths.map(() => 0);
        for (const key of order) {
          served[key] = (served[key] ?? 0) + 1;
          for (const [other, count] of served.entries()) {
            const stillWaits = count < (lengths[other] ?? 0);
            if (stillWaits) expect(count).toBeGreaterThanOrEqual((served[key] ?? 0) - 1);
          }
        }
      }),
    );
  });
});

async function turns(count: number): Promise<void> {
  for (let n = 0; n < count; n += 1) await settled();
}
