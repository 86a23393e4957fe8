import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { notACsv } from '../../../src/catalog/not-a-csv.ts';
import { kindOf } from './kind-of.ts';

describe('what may be a CSV is let through:', () => {
  it.each([
    ['a header in square brackets', '[id],name,[image]\n1,Mug,https://a.test/1.jpg\n'],
    ['a header in braces', '{name};{image}\nMug;https://a.test/1.jpg\n'],
    [
      'a header in angle brackets',
      '<ID>;<INDEX>;<active>;<name>;<Image URLs>\n1;M-1;1;Mug;https://a.test/1.jpg\n',
    ],
    [
      'names of elements in angle brackets',
      '<title>,<link>,<image>\nMug,https://a.test/mug,https://a.test/1.jpg\n',
    ],
    ['quoted names of elements', '"<title>","<link>"\nMug,https://a.test/1.jpg\n'],
    ['descriptions first', '<p>A mug, big</p>,https://a.test/1.jpg\n<p>A cup</p>,https://a.test/2.jpg\n'],
    [
      'a table as description',
      '<table><tr><td>A</td></tr></table>;https://a.test/1.jpg\n<table></table>;https://a.test/2.jpg\n',
    ],
    ['images as elements', '<img src="https://a.test/1.jpg">\n<img src="https://a.test/2.jpg">\n'],
    [
      'images as elements, and names',
      '<img src="https://a.test/1.jpg">,Mug\n<img src="https://a.test/2.jpg">,Cup\n',
    ],
    ['links as elements', '<a href="https://a.test/1.jpg">1</a>\n<a href="https://a.test/2.jpg">2</a>\n'],
    [
      'a list of URLs first',
      '["https://a.test/1.jpg","https://a.test/2.jpg"];Mug\n["https://a.test/3.jpg"];Cup\n',
    ],
    ['lists of URLs alone', '["https://a.test/1.jpg","https://a.test/2.jpg"]\n["https://a.test/3.jpg"]\n'],
    ['an object first', '{"sku":"M-1"}\tMug\thttps://a.test/1.jpg\n'],
    ['a number in brackets', '[1] Mug,https://a.test/1.jpg\n[2] Cup,https://a.test/2.jpg\n'],
    ['an empty list first', '[],Mug,https://a.test/1.jpg\n'],
    ['ID;Price', 'ID;Preis;Bild\nP;1;https://a.test/1.jpg\n'],
    ['ID3', 'ID3,Name,Image\n1,Mug,https://a.test/1.jpg\n'],
    ['PAR1, BM, PK, GIF', 'PAR1,BM,PK,GIF89a\n1,2,3,https://a.test/1.gif\n'],
    ['a line of dashes', '-----\nName,Image\nMug,https://a.test/1.jpg\n'],
    ['one column', 'https://a.test/1.jpg\nhttps://a.test/2.jpg\n'],
    ['old separators', 'Name\x1fImage\x1eMug\x1fhttps://a.test/1.jpg\x1e'.repeat(20)],
    [
      'a few bytes that are damaged',
      `Name,Image\n${'Mug,https://a.test/1.jpg\n'.repeat(50)}\0\0\0\0\x01\x02\x03\x04\x05`,
    ],
    ['nothing', ''],
    ['blank lines', '\r\n\r\n'],
  ])('%s', (_, text) => {
    expect(kindOf(text)).toBeNull();
    expect(kindOf(`\ufeff${text}`)).toBeNull();
    expect(kindOf(Buffer.from(`\ufeff${text}`, 'utf16le'))).toBeNull();
  });

  it('encodings of the East, whatever their bytes', () => {
    // "я" is ff in Windows-1251, as JPEG and UTF-16 begin; ISO-2022-JP is full of escapes.
    expect(kindOf(Buffer.from('ff2cfffe0aff2c68747470733a2f2f612e746573742f312e6a7067', 'hex'))).toBeNull();
    expect(kindOf('\x1b$B>&IJL>\x1b(B,\x1b$B2hA|\x1b(B\n'.repeat(100))).toBeNull();
    expect(kindOf(Buffer.from('8f a4 95 69 96 bc 2c 89 e6 91 9c 0a'.replaceAll(' ', ''), 'hex'))).toBeNull();
  });

  it('any sheet of two columns or more with a header', () => {
    const name = fc.constantFrom(
      ...[
        'id',
        '[id]',
        '{name}',
        '<title>',
        '<p>',
        '#',
        'Название',
        '画像',
        'ID',
        'PK',
        'BM',
        'TABLE',
        '%',
        '',
        ' ',
      ],
    );
    const cell = fc.oneof(
      fc.string({ unit: 'grapheme', maxLength: 30 }),
      fc.constantFrom(
        ...[
          'https://a.test/1.jpg',
          '<p>A mug</p>',
          '<html>',
          '<?xml version="1.0"?>',
          '["a","b"]',
          '{"a":1}',
          '[]',
        ],
        ...['=IMAGE("https://a.test/1.jpg")', '<img src="https://a.test/1.jpg">', '12,5', 'Zeile\nZwei'],
      ),
    );
    const encode = fc.constantFrom(
      (text: string) => Buffer.from(text),
      (text: string) => Buffer.from(`\ufeff${text}`),
      (text: string) => Buffer.from(`\ufeff${text}`, 'utf16le'),
      (text: string) => Buffer.from(`\ufeff${text}`, 'utf16le').swap16(),
    );
    const sheet = fc.record({
      columns: fc.integer({ min: 2, max: 6 }),
      header: fc.array(name, { minLength: 6, maxLength: 6 }),
      rows: fc.array(fc.array(cell, { minLength: 6, maxLength: 6 }), { maxLength: 8 }),
      delimiter: fc.constantFrom(',', ';', '\t', '|'),
      end: fc.constantFrom('\n', '\r\n', '\r'),
      quoted: fc.boolean(),
      encode,
      ended: fc.boolean(),
    });
    fc.assert(
      fc.property(sheet, ({ columns, header, rows, delimiter, end, quoted, encode, ended }) => {
        const write = (text: string) =>
          quoted || text.includes(delimiter) || /["\r\n]/.test(text)
            ? `"${text.replaceAll('"', '""')}"`
            : text;
        const lines = [header, ...rows].map((cells) => cells.slice(0, columns).map(write).join(delimiter));
        expect(notACsv(encode(lines.join(end) + end), ended)).toBeNull();
      }),
      { numRuns: 500 },
    );
  });
});
