import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodeText } from '../../../src/catalog/decode-text.ts';
import { encodeText } from '../../../src/catalog/encode-text.ts';
import type { TextEncoding } from '../../../src/catalog/text-encoding.ts';
import { chunksOf } from './chunks-of.ts';
import { readAll } from './read-all.ts';

const text = 'Name,Images\nGröße 雪😀,https://a.test/1.jpg\nplain,https://a.test/2.jpg\n';
const bigEndian = (csv: string): Buffer => Buffer.from(csv, 'utf16le').swap16();

describe('a catalogue in', () => {
  it.each<[string, Uint8Array, TextEncoding]>([
    ['UTF-8', Buffer.from(text), 'UTF_8'],
    ['UTF-8 with a BOM', Buffer.from(`\ufeff${text}`), 'UTF_8'],
    ['UTF-16 LE', Buffer.from(`\ufeff${text}`, 'utf16le'), 'UTF_16LE'],
    ['UTF-16 BE', bigEndian(`\ufeff${text}`), 'UTF_16BE'],
    ['UTF-16 LE without a BOM', Buffer.from(text, 'utf16le'), 'UTF_16LE'],
    ['UTF-16 BE without a BOM', bigEndian(text), 'UTF_16BE'],
  ])('%s is read', async (_, bytes, encoding) => {
    const { head, products, issues } = await readAll(bytes, { cuts: [1, 3, 5, 31, 32, 33, 34, 35, 36, 37] });
    expect(issues).toEqual([]);
    expect(head?.encoding).toBe(encoding);
    expect(products.map(({ line, name }) => [line, name])).toEqual([
      [2, 'Größe 雪😀'],
      [3, 'plain'],
    ]);
  });

  it('Windows-1252 is read, also where its first special character comes late', async () => {
    const ascii = 'plain,https://a.test/2.jpg\n'.repeat(10_000);
    const bytes = Buffer.from(
      `Name,Images\n${ascii}Gr\xf6\xdfe \x80 \x93x\x94,https://a.test/1.jpg\n`,
      'latin1',
    );
    const { head, products } = await readAll(bytes, { cuts: [280_000] });
    expect(head?.encoding).toBe('WINDOWS_1252');
    expect(products.at(-1)?.name).toBe('Größe € “x”');
  });

  it('UTF-8 with a damaged row stays UTF-8, and the row is named', async () => {
    const bytes = Buffer.concat([
      Buffer.from('Name,Images\nGr'),
      Buffer.from([0xf6]),
      Buffer.from('n,https://a.test/1.jpg\nGrün,https://a.test/2.jpg\n'),
    ]);
    const { head, issues, products } = await readAll(bytes);
    expect(head?.encoding).toBe('UTF_8');
    expect(issues).toMatchObject([{ line: 2, code: 'UNDECODABLE' }]);
    expect(products).toHaveLength(1);
  });

  it('UTF-16 with half a character: the row is named', async () => {
    const bytes = Buffer.from(
      '\ufeffName,Images\nGr\ud83dn,https://a.test/1.jpg\nx,https://a.test/2.jpg\n',
      'utf16le',
    );
    const { issues, products } = await readAll(bytes);
    expect(issues).toMatchObject([{ line: 2, code: 'UNDECODABLE' }]);
    expect(products).toHaveLength(1);
  });
});

it.each<TextEncoding>(['UTF_8', 'UTF_16LE', 'UTF_16BE', 'WINDOWS_1252'])(
  'any bytes, read as %s and written again, are the same',
  async (encoding) => {
    const bytes = fc.oneof(
      fc.uint8Array({ maxLength: 200 }),
      fc.string({ unit: 'binary' }).map((some) => Buffer.from(some, 'utf16le')),
      fc
        .array(fc.constantFrom(0xd8, 0xdc, 0xdf, 0x00, 0x0a, 0x41, 0xff), { maxLength: 60 })
        .map((some) => Buffer.from(some)),
    );
    await fc.assert(
      fc.asyncProperty(bytes, fc.array(fc.nat(), { maxLength: 20 }), async (some, cuts) => {
        async function* whole() {
          const parts: Uint8Array[] = [];
          for await (const part of decodeText(chunksOf(some, cuts), encoding).bytes) parts.push(part);
          yield Buffer.concat(parts);
        }
        const written: Uint8Array[] = [];
        for await (const part of encodeText(whole(), encoding)) written.push(part);
        expect(Buffer.concat(written)).toEqual(Buffer.from(some));
      }),
      { numRuns: 500 },
    );
  },
);
