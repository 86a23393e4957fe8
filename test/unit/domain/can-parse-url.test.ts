import { expect, test } from 'vitest';
import { canParseUrl } from '../../../src/domain/can-parse-url.ts';

test('a host with letters of Latin-1 is taken after any number of URLs, and what is no URL is not', () => {
  // Enough for V8 to compile the call, from when on Node 20's own answer is wrong.
  for (let at = 0; at < 200_000; at++) canParseUrl(`https://shop.example/${at}.jpg`);
  expect(canParseUrl('https://bücher.example/1.jpg')).toBe(true);
  expect(canParseUrl('/1.jpg', 'https://bücher.example')).toBe(true);
  expect(canParseUrl('https://')).toBe(false);
  expect(canParseUrl('https://b c.example/')).toBe(false);
  expect(canParseUrl('1.jpg')).toBe(false);
});
