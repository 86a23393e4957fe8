import { getEventListeners } from 'node:events';
import { expect, test } from 'vitest';
import { forwardAbort } from '../../../src/concurrency/forward-abort.ts';

test('the first source to abort gives its reason, or the one it is translated to', () => {
  const sources = [new AbortController(), new AbortController()];
  const plain = new AbortController();
  const translated = new AbortController();
  const signals = sources.map(({ signal }) => signal);
  forwardAbort(signals, plain);
  forwardAbort(signals, translated, ({ reason }) => `because of ${reason}`);
  sources[1]?.abort('rain');
  sources[0]?.abort('snow');
  expect([plain.signal.reason, translated.signal.reason]).toEqual(['rain', 'because of rain']);
});

test('a source that is aborted already aborts at once', () => {
  const target = new AbortController();
  forwardAbort([AbortSignal.abort('over')], target);
  expect(target.signal.reason).toBe('over');
});

test('undoing leaves no listener, and no way to abort', () => {
  const source = new AbortController();
  for (let n = 0; n < 100; n += 1) {
    const target = new AbortController();
    forwardAbort([source.signal], target)();
    if (n === 99) {
      expect(getEventListeners(source.signal, 'abort')).toEqual([]);
      source.abort();
      expect(target.signal.aborted).toBe(false);
    }
  }
});
