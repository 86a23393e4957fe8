import { getEventListeners } from 'node:events';
import { expect, test } from 'vitest';
import { createWaiter } from '../../../src/concurrency/waiter.ts';

test('an abort rejects with its reason, after the waiter was taken out of its backlog', async () => {
  const ending = new AbortController();
  const backlog = new Set(['waiter']);
  const waiter = createWaiter<string>(ending.signal, () => backlog.delete('waiter'));
  ending.abort('enough');
  expect(backlog.size).toBe(0);
  waiter.resolve('too late');
  await expect(waiter.promise).rejects.toBe('enough');
});

test('a waiter that was settled ignores a later abort and leaves no listener', async () => {
  const ending = new AbortController();
  let aborts = 0;
  const waiters = Array.from({ length: 50 }, () =>
    createWaiter<number>(ending.signal, () => {
      aborts += 1;
    }),
  );
  for (const [index, waiter] of waiters.entries()) {
    if (index % 2 === 0) waiter.resolve(index);
    else waiter.reject(new Error('refused'));
  }
  expect(getEventListeners(ending.signal, 'abort')).toEqual([]);
  ending.abort();
  expect(aborts).toBe(0);
  const outcomes = await Promise.allSettled(waiters.map(({ promise }) => promise));
  expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(25);
});
