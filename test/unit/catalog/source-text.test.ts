import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { appendOutputColumn } from '../../../src/catalog/append-output-column.ts';
import { failedRows } from '../../../src/catalog/failed-rows.ts';
import { replaceImageUrls } from '../../../src/catalog/replace-image-urls.ts';
import { scanRecords } from '../../../src/catalog/scan-records.ts';
import { sourceText } from '../../../src/catalog/source-text.ts';
import type { CatalogHead } from '../../../src/domain/catalog-head.ts';
import { type TextEncoding, textEncodings } from '../../../src/domain/text-encoding.ts';
import { chunksOf } from './chunks-of.ts';
import { readAll } from './read-all.ts';

const anyCuts = fc.array(fc.nat(), { maxLength: 20 });

describe('a file is copied byte for byte', () => {
  /** Bytes that begin, end or break characters in one encoding or another, and those that part a CSV. */
  const telling = fc.constantFrom(
    ...[0x22, 0x2c, 0x0a, 0x0d, 0x30, 0x41, 0x5c, 0x7c, 0x7e, 0x80, 0x81, 0x8e, 0x8f, 0x95, 0xa1, 0xa4, 0xd8],
    ...[0xdc, 0xdf, 0xed, 0xfa, 0xfe, 0xff, 0x00],
  );
  const anyBytes = fc.oneof(
    fc.uint8Array({ maxLength: 300 }),
    fc.array(telling, { maxLength: 200 }).map((some) => Uint8Array.from(some)),
    fc.string({ unit: 'binary', maxLength: 100 }).map((some) => Buffer.from(some, 'utf16le')),
  );

  it.each(textEncodings)('whatever it holds, read as %s', async (encoding) => {
    await fc.assert(
      fc.asyncProperty(anyBytes, anyCuts, async (bytes, cuts) => {
        const { text, bytesOf } = sourceText(chunksOf(bytes, cuts), encoding);
        const parts: Buffer[] = [];
        for await (const batch of scanRecords(text, { delimiter: ',', bom: false })) {
          const own = bytesOf(batch);
          let copied = batch.from;
          for (const { start, end, next } of batch.records) {
            parts.push(own.copy(copied, start), own.copy(start, end), own.copy(end, next));
            copied = next;
          }
          parts.push(Buffer.from(own.copy(copied, batch.to)));
        }
        expect(Buffer.concat(parts)).toEqual(Buffer.from(bytes));
      }),
      { numRuns: 200 },
    );
  });
});

/** Characters that have several codes, with `\` or `|` in them, of one to four bytes, and bytes that are no text. */
const pieces: Readonly<Partial<Record<TextEncoding, readonly (readonly number[])[]>>> = {
  // 表, ポ, ∵ twice, 纊 twice, half-width ｱ, and strays.
  SHIFT_JIS: [
    [0x95, 0x5c],
    [0x83, 0x7c],
    [0x81, 0xe6],
    [0x87, 0x9a],
    [0xed, 0x40],
    [0xfa, 0x5c],
    [0xb1],
    [0x83],
    [0xff],
  ],
  // 許, 四, 十 twice, Ê̄ (two characters in one), and strays.
  BIG5: [[0xb3, 0x5c], [0xa5, 0x7c], [0xa4, 0x51], [0xa2, 0xcc], [0x88, 0x62], [0x88], [0xff]],
  // 乗, 亅, €, 𠀀 in four bytes, and strays.
  GB18030: [[0x81, 0x5c], [0x81, 0x7c], [0xa2, 0xe3], [0x80], [0x95, 0x32, 0x82, 0x36], [0x81], [0xff, 0xff]],
  GBK: [[0xd5, 0x5c], [0x81, 0x7c], [0xb2, 0xe8], [0x80], [0x81]],
  // 가, 똠 (of Windows alone), and strays.
  EUC_KR: [[0xb0, 0xa1], [0x8c, 0x63], [0xc9], [0xff]],
  // 日, ｱ, 丂 in three bytes, ∵ twice, and strays.
  EUC_JP: [[0xc6, 0xfc], [0x8e, 0xb1], [0x8f, 0xb0, 0xa1], [0xa2, 0xe8], [0xad, 0xfa], [0x8f], [0xff]],
  WINDOWS_1251: [[0xc0], [0xff], [0x98]],
  WINDOWS_1253: [[0xc1], [0xff], [0xd2]],
  MACINTOSH: [[0x8e], [0xdb], [0xff]],
};

describe('outputs have the bytes of the upload', () => {
  it.each(Object.entries(pieces) as [TextEncoding, readonly number[][]][])('%s', async (encoding, some) => {
    const piece = fc.oneof(fc.constantFrom(...some), fc.constantFrom([0x61], [0x20], [0x22, 0x22]));
    const word = fc.array(piece, { maxLength: 6 }).map((parts) => Buffer.from(parts.flat()));
    const row = fc.record({ name: word, path: fc.array(fc.constantFrom(...some), { maxLength: 3 }) });
    const rows = fc.array(row, { minLength: 1, maxLength: 12 });

    await fc.assert(
      fc.asyncProperty(rows, anyCuts, async (all, cuts) => {
        const latin1 = (bytes: Uint8Array) => Buffer.from(bytes).toString('latin1');
        const csv = (cells: (i: number, name: string, path: string) => string, last = '') =>
          Buffer.from(
            [
              `Name,Images${last}\r\n`,
              ...all.map(({ name, path }, i) => cells(i, latin1(name), latin1(Buffer.from(path.flat())))),
            ].join(''),
            'latin1',
          );
        const first = (path: string, i: number) => `https://a.test/${path}a${i}`;
        const line = (i: number, name: string, path: string, url: string, last = '') =>
          `"n${name}","${first(path, i)}, ${url}"${last}\r\n`;
        const upload = csv((i, name, path) => line(i, name, path, `https://a.test/b${i}`));

        const { head, products } = await readAll(upload, { encoding, cuts });
        const taken = new Set(products.map(({ line: number }) => number - 2));
        const make = async (write: typeof replaceImageUrls, result: string) => {
          async function* outputs() {
            for (const { images } of products)
              yield images.map(({ url }) => (/\/b\d+$/.test(url) ? result : null));
          }
          const stored = JSON.parse(JSON.stringify(head)) as CatalogHead;
          const parts: Uint8Array[] = [];
          for await (const part of write({ bytes: chunksOf(upload, cuts), head: stored, outputs: outputs() }))
            parts.push(part);
          return Buffer.concat(parts);
        };
        if (head === null) return;

        expect(await make(replaceImageUrls, 'https://o.test/x')).toEqual(
          csv((i, name, path) =>
            line(i, name, path, taken.has(i) ? 'https://o.test/x' : `https://a.test/b${i}`),
          ),
        );
        expect(await make(appendOutputColumn, 'https://o.test/x')).toEqual(
          csv(
            (i, name, path) =>
              line(i, name, path, `https://a.test/b${i}`, taken.has(i) ? ',",https://o.test/x"' : ','),
            ',Output Image Urls',
          ),
        );
        const failed = latin1(await make(failedRows, 'E'));
        for (const [i, { name, path }] of all.entries()) {
          const own = line(i, latin1(name), latin1(Buffer.from(path.flat())), `https://a.test/b${i}`);
          expect(failed).toContain(taken.has(i) ? own.replace(/\r\n$/, ',E\r\n') : `${own.slice(0, -2)},`);
        }
      }),
      { numRuns: 60 },
    );
  });

  it('a cell that needs quotes now keeps its own bytes between them', async () => {
    // 0xFA5C and 0xED40 are both 纊.
    const upload = Buffer.from(
      'Name;Images\nx;https://a.test/\xed\x40"\xfa\x5c.jpg,https://a.test/1\n',
      'latin1',
    );
    const { head, products } = await readAll(upload, { encoding: 'SHIFT_JIS' });
    if (head === null) throw new Error('It has a head.');
    async function* outputs() {
      for (const { images } of products) yield images.map((_, i) => (i === 0 ? null : 'https://o.test/1;2'));
    }
    const parts: Uint8Array[] = [];
    for await (const part of replaceImageUrls({ bytes: chunksOf(upload), head, outputs: outputs() }))
      parts.push(part);
    expect(Buffer.concat(parts).toString('latin1')).toBe(
      'Name;Images\nx;"https://a.test/\xed\x40""\xfa\x5c.jpg,https://o.test/1;2"\n',
    );
  });
});

it.each([
  ['UTF_8', undefined, 'Größe 雪', 'utf8'],
  ['WINDOWS_1252', 'WINDOWS_1252', 'Gr\xf6\xdfe \x81\x80', 'latin1'],
  ['UTF_16LE', 'UTF_16LE', 'Größe 雪', 'utf16le'],
] as const)(
  'a request that an earlier version stored as %s still has its outputs',
  async (_, encoding, name, table) => {
    const csv = (last: [string, string]) =>
      Buffer.from(`Name,Images${last[0]}\n${name},https://a.test/1${last[1]}\n`, table);
    const head: CatalogHead = {
      format: 'PLAIN',
      dialect: { delimiter: ',', lineEnd: '\n', bom: false },
      columns: ['Name', 'Images'],
      imageColumns: [1],
      nameColumn: 0,
      serialNumberColumn: null,
      ...(encoding && { encoding }),
    };
    async function* outputs() {
      yield ['https://o.test/1'];
    }
    const parts: Uint8Array[] = [];
    for await (const part of appendOutputColumn({ bytes: chunksOf(csv(['', ''])), head, outputs: outputs() }))
      parts.push(part);
    expect(Buffer.concat(parts)).toEqual(csv([',Output Image Urls', ',https://o.test/1']));
  },
);
