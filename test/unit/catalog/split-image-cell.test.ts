import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { splitImageCell } from '../../../src/catalog/split-image-cell.ts';

describe('an image cell', () => {
  it.each([
    ['', []],
    [' , \n', []],
    ['https://a/1', ['https://a/1']],
    ['https://a/1,https://a/2', ['https://a/1', 'https://a/2']],
    ['https://a/1 ,\n //a/2,HTTP://a/3', ['https://a/1', '//a/2', 'HTTP://a/3']],
    ['https://a/1\r\nhttps://a/2', ['https://a/1', 'https://a/2']],
    ['https://a/w_20,h_30/1.jpg', ['https://a/w_20,h_30/1.jpg']],
    ['https://a/?u=https://b/1', ['https://a/?u=https://b/1']],
    ['https://a//b//c', ['https://a//b//c']],
    ['https://a/1,,https://a/2,', ['https://a/1', 'https://a/2']],
    ['https://a/1, ftp://a/2', ['https://a/1', 'ftp://a/2']],
    ['a.jpg,https://a/2', ['a.jpg', 'https://a/2']],
    ['a.jpg,b.jpg', ['a.jpg,b.jpg']],
  ])('%j', (cell, tokens) => {
    expect(splitImageCell(cell)).toEqual(tokens);
  });

  it('gives back the URLs that were joined, whatever commas they have inside', () => {
    const url = fc
      .string({ unit: fc.constantFrom('a', ',', '/', '=', '.', ' '), maxLength: 20 })
      .map((path) => `https://a.test/x${path.replaceAll('//', '/')}z`)
      .filter((one) => !/,\s*\//.test(one) || !/,\s*\/\//.test(one));
    const separator = fc.constantFrom(',', ', ', ' ,\n', '\n', '\r\n', ',,');
    fc.assert(
      fc.property(fc.array(url, { minLength: 1 }), separator, (urls, between) => {
        expect(splitImageCell(urls.join(between))).toEqual(urls);
      }),
    );
  });

  it.each(['\n', ' ', ',', '/', 'a', ':', ',//', '\n //'])(
    'of a megabyte of %j is split at once',
    (part) => {
      expect(Array.isArray(splitImageCell(part.repeat(1_000_000 / part.length)))).toBe(true);
    },
    5_000,
  );
});
