import { getEventListeners } from 'node:events';
import { expect, test } from 'vitest';
import { pause, pauseOrAbort } from '../../../src/concurrency/pause.ts';

test('an abort ends a pause at once: silently, or with its own reason', async () => {
  const ending = new AbortController();
  const silent = pause(60_000, ending.signal);
  const loud = pauseOrAbort(60_000, ending.signal);
  ending.abort('enough');
  await silent;
  await expect(loud).rejects.toBe('enough');
  await pause(60_000, ending.signal);
  await expect(pauseOrAbort(60_000, ending.signal)).rejects.toBe('enough');
});

test('a pause that ran its time leaves no listener', async () => {
  const { signal } = new AbortController();
  await Promise.all([pause(1, signal), pauseOrAbort(1, signal), pause(1)]);
  expect(getEventListeners(signal, 'abort')).toEqual([]);
});
