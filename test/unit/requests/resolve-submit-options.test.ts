import { expect, test } from 'vitest';
import { resolveSubmitOptions } from '../../../src/requests/resolve-submit-options.ts';

const none = { webhookUrl: null };

test('nothing said means half the bytes, in the same format', () => {
  for (const input of [null, undefined, {}, { compression: null, webhook: null, columns: null }]) {
    expect(resolveSubmitOptions(input, none)).toMatchObject({
      onInvalidRow: 'REJECT',
      outputMode: 'APPEND',
      compression: { target: { kind: 'ratio', ratio: 0.5 }, format: 'KEEP', effort: 'FAST' },
      webhook: null,
    });
  }
});

test('each target is told apart', () => {
  const target = (input: object) =>
    resolveSubmitOptions({ compression: { target: input } }, none).compression.target;
  expect(target({ ratio: 0.3 })).toEqual({ kind: 'ratio', ratio: 0.3 });
  expect(target({ visual: 'HIGH' })).toEqual({ kind: 'visual', visual: 'HIGH' });
  expect(target({ quality: 50 })).toEqual({ kind: 'quality', quality: 50 });
  expect(target({ maxBytes: 1000 })).toEqual({ kind: 'maxBytes', maxBytes: 1000 });
});

test.each([
  [{ compression: { target: { ratio: 0 } } }, 'options.compression.target.ratio: expected more than 0'],
  [{ compression: { target: { quality: 101 } } }, 'options.compression.target.quality: expected 100 or less'],
  [{ compression: { maxWidth: 0 } }, 'options.compression.maxWidth: expected 1 or more'],
  [{ label: 'x'.repeat(201) }, 'options.label: at most 200 characters'],
  [
    { encoding: 'klingon' },
    /^options\.encoding: "klingon" is not an encoding .* UTF-8, .*Shift_JIS, .*windows-1251, .* WHATWG/,
  ],
  [{ webhook: { url: 'https://a.example', secret: 'hunter2' } }, 'options.webhook.secret: expected whsec_'],
  [
    { webhook: { url: 'https://a.example', events: [] } },
    'options.webhook.events: expected at least one event',
  ],
])('%j is refused by name', (input, message) => {
  expect(() => resolveSubmitOptions(input, none)).toThrow(message);
});

test('an encoding is found by any of its labels; nothing said means that it is detected', () => {
  for (const label of ['sjis', 'Shift_JIS', 'SHIFT_JIS', ' shift-jis ', 'ms932', 'CP932'])
    expect(resolveSubmitOptions({ encoding: label }, none).encoding).toBe('SHIFT_JIS');
  expect(resolveSubmitOptions({ encoding: 'latin1' }, none).encoding).toBe('WINDOWS_1252');
  for (const input of [null, {}, { encoding: null }])
    expect(resolveSubmitOptions(input, none).encoding).toBe(null);
});

test('the server-wide webhook is taken where a request names none', () => {
  const defaults = { webhookUrl: 'https://hooks.example/all' };
  expect(resolveSubmitOptions(null, defaults).webhook).toEqual({
    url: 'https://hooks.example/all',
    secret: null,
    events: ['PRODUCT_FINISHED', 'REQUEST_FINISHED'],
  });
  const own = { url: 'https://mine.example', events: ['REQUEST_FINISHED' as const] };
  expect(resolveSubmitOptions({ webhook: own }, defaults).webhook?.url).toBe('https://mine.example');
});
