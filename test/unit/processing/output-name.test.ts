import fc from 'fast-check';
import { expect, test } from 'vitest';
import { outputName } from '../../../src/processing/output-name.ts';

test.each([
  ['https://shop.example/images/mug%20blue.png?v=2', 'jpeg', 'mug-blue.jpg'],
  ['https://shop.example/a/tasse-gr%C3%BCn.webp', 'webp', 'tasse-grün.webp'],
  ['https://shop.example/', 'png', 'image.png'],
  ['https://shop.example/..%2F..%2Fetc%2Fpasswd', 'png', 'etc-passwd.png'],
  ['https://shop.example/CON.png', 'png', 'image-CON.png'],
  ['https://shop.example/archive.tar.jpg', 'avif', 'archive.tar.avif'],
  ['https://shop.example/%E0%A4%A.jpg', 'jpeg', 'E0-A4-A.jpg'],
] as const)('%s as %s is %s', (url, format, name) => {
  expect(outputName(url, format)).toBe(name);
});

test('whatever the URL, the name is one safe segment', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (tail) => {
      const name = outputName(new URL(`https://shop.example/a/${tail}`).href, 'jpeg');
      expect(name).toMatch(/^[\p{L}\p{N}_-][\p{L}\p{N}._-]*\.jpg$/u);
      expect([...name].length).toBeLessThanOrEqual(110);
    }),
  );
});
