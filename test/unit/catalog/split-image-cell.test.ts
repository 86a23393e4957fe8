import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type CellRules, plainCells } from '../../../src/catalog/row-rules.ts';
import { splitImageCell } from '../../../src/catalog/split-image-cell.ts';

function texts(cell: string, rules: Partial<CellRules> = {}): string[] {
  const tokens = splitImageCell(cell, { ...plainCells, ...rules });
  for (const { text, from, to } of tokens) {
    if (!rules.backslash) expect(cell.slice(from, to)).toBe(text);
  }
  return tokens.map(({ text }) => text);
}

it.each<[string, Partial<CellRules>, string[]]>([
  ['https://a/1\\,2.jpg, https://a/3.jpg', { backslash: true }, ['https://a/1,2.jpg', 'https://a/3.jpg']],
  ['https://a/f\\,https://b/1.jpg', { backslash: true }, ['https://a/f,https://b/1.jpg']],
  ['"https://a/1,2.jpg", "https://a/3.jpg"', { quotes: true }, ['https://a/1,2.jpg', 'https://a/3.jpg']],
  ['https://a/1%2C2.jpg,https://a/3.jpg', {}, ['https://a/1%2C2.jpg', 'https://a/3.jpg']],
  ['/a/b.jpg,/c/d.jpg', { paths: true }, ['/a/b.jpg', '/c/d.jpg']],
  ['/a/b.jpg, https://a/w_1,h_2.jpg', { paths: true }, ['/a/b.jpg', 'https://a/w_1,h_2.jpg']],
])('%j by the rules %j', (cell, rules, tokens) => {
  expect(texts(cell, rules)).toEqual(tokens);
});

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
    expect(texts(cell)).toEqual(tokens);
  });

  it('gives back the URLs that were joined, whatever commas they have inside', () => {
    const url = fc
      .string({ unit: fc.constantFrom('a', ',', '/', '=', '.', ' '), maxLength: 20 })
      .map((path) => `https://a.test/x${path.replaceAll('//', '/')}z`)
      .filter((one) => !/,\s*\//.test(one) || !/,\s*\/\//.test(one));
    const separator = fc.constantFrom(',', ', ', ' ,\n', '\n', '\r\n', ',,');
    fc.assert(
      fc.property(fc.array(url, { minLength: 1 }), separator, (urls, between) => {
        expect(texts(urls.join(between))).toEqual(urls);
      }),
    );
  });

  it.each(['\n', ' ', ',', '/', 'a', ':', ',//', '\n //'])(
    'of a megabyte of %j is split at once',
    (part) => {
      expect(Array.isArray(splitImageCell(part.repeat(1_000_000 / part.length), plainCells))).toBe(true);
    },
    5_000,
  );
});
