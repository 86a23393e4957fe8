import { expect, test } from 'vitest';
import { createSingleFlight } from '../../../src/concurrency/single-flight.ts';

function pending<T>() {
  let resolve!: (value: T) => void;
  let reject!: (reason: unknown) => void;
  const promise = new Promise<T>((res, rej) => {
    resolve = res;
    reject = rej;
  });
  return { promise, resolve, reject };
}

test('those who ask while the work runs share it, and only the first has done it', async () => {
  const flights = createSingleFlight<string, number>();
  const work = pending<number>();
  let runs = 0;
  const ask = () =>
    flights.share('key', () => {
      runs += 1;
      return work.promise;
    });
  const asked = [ask(), ask(), ask()];
  work.resolve(7);
  expect(await Promise.all(asked)).toEqual([
    { value: 7, first: true },
    { value: 7, first: false },
    { value: 7, first: false },
  ]);
  expect(runs).toBe(1);
  expect(flights.find('key')).toBeUndefined();
});

test('a failure rejects for those who waited, also one thrown at once, and the next asker tries again', async () => {
  const flights = createSingleFlight<string, number>(10);
  const work = pending<number>();
  const asked = [flights.share('key', () => work.promise), flights.share('key', () => work.promise)];
  work.reject(new Error('refused'));
  for (const one of asked) await expect(one).rejects.toThrow('refused');
  const thrown = flights.share('key', () => {
    throw new Error('at once');
  });
  await expect(thrown).rejects.toThrow('at once');
  expect(await flights.share('key', async () => 1)).toEqual({ value: 1, first: true });
});

test('remembers as many as it may, those asked for last; what runs is never dropped', async () => {
  const flights = createSingleFlight<number, number>(2);
  const slow = pending<number>();
  const running = flights.share(0, () => slow.promise);
  for (const key of [1, 2]) await flights.share(key, async () => key);
  await flights.share(1, async () => -1);
  await flights.share(3, async () => 3);
  expect([1, 2, 3].map((key) => flights.find(key) !== undefined)).toEqual([true, false, true]);
  const again = flights.share(0, async () => -1);
  slow.resolve(0);
  expect(await running).toEqual({ value: 0, first: true });
  expect(await again).toEqual({ value: 0, first: false });
});

test('forgetting takes what was meant and nothing newer', async () => {
  const flights = createSingleFlight<string, number>(2);
  await flights.share('key', async () => 1);
  const old = flights.find('key') as Promise<number>;
  flights.forget('key', old);
  await flights.share('key', async () => 2);
  flights.forget('key', old);
  expect(await flights.find('key')).toBe(2);
});

test('settled waits for all that runs, also for what fails', async () => {
  const flights = createSingleFlight<string, number>();
  const works = [pending<number>(), pending<number>()] as const;
  void flights.share('a', () => works[0].promise);
  const failing = flights.share('b', () => works[1].promise);
  let settled = false;
  const all = flights.settled().then(() => {
    settled = true;
  });
  works[1].reject(new Error('refused'));
  await expect(failing).rejects.toThrow('refused');
  expect(settled).toBe(false);
  works[0].resolve(1);
  await all;
});
