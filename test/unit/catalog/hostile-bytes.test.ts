import fc from 'fast-check';
import { expect, it } from 'vitest';
import { appendOutputColumn } from '../../../src/catalog/append-output-column.ts';
import { failedRows } from '../../../src/catalog/failed-rows.ts';
import { replaceImageUrls } from '../../../src/catalog/replace-image-urls.ts';
import { HalftoneError } from '../../../src/domain/halftone-error.ts';
import { chunksOf } from './chunks-of.ts';
import { readAll } from './read-all.ts';

const pieces = fc.constantFrom(
  '"',
  '""',
  ',',
  ';',
  '\t',
  '|',
  '\n',
  '\r',
  '\r\n',
  ' ',
  '\u00a0',
  '\ufeff',
  '\u2028',
  '\0',
  'a',
  'ö',
  '😀',

  'Images',
  'Name',
  'https://a.test/1',
  '//',
  'ftp://x',
  ',https://',
);
const headers = [
  'Handle,Image Src',
  'Item,Image URL (Import)',
  'Type,Visibility in catalog,Images',
  'sku;attribute_set_code;base_image',
  'id\timage_link',
  'x\ny\nitem_sku\tmain_image_url',
];
const bytes = fc.oneof(
  fc.uint8Array({ maxLength: 300 }).map((array) => Buffer.from(array)),
  fc.array(pieces, { maxLength: 120 }).map((parts) => Buffer.from(parts.join(''))),
  fc.array(pieces, { maxLength: 120 }).map((parts) => Buffer.from(`Name,Images\n${parts.join('')}`)),
  fc
    .tuple(
      fc.constantFrom('utf16le', 'utf16be', 'latin1'),
      fc.constantFrom(...headers),
      fc.array(pieces, { maxLength: 60 }),
      fc.uint8Array({ maxLength: 5 }),
    )
    .map(([encoding, header, parts, tail]) => {
      const text = Buffer.from(
        `\ufeff${header}\n${parts.join('')}`,
        encoding === 'latin1' ? 'latin1' : 'utf16le',
      );
      return Buffer.concat([encoding === 'utf16be' ? text.swap16() : text, tail]);
    }),
  fc
    .tuple(fc.constantFrom(...headers), fc.array(pieces, { maxLength: 120 }))
    .map(([header, parts]) => Buffer.from(`${header}\n${parts.join('')}`)),
  fc
    .tuple(
      fc.array(pieces, { maxLength: 60 }),
      fc.uint8Array({ maxLength: 10 }),
      fc.array(pieces, { maxLength: 60 }),
    )
    .map(([a, b, c]) => Buffer.concat([Buffer.from(`Images\n${a.join('')}`), b, Buffer.from(c.join(''))])),
);
const cuts = fc.array(fc.nat(), { maxLength: 30 });

async function outcome(csv: Buffer, at: readonly number[]) {
  try {
    return await readAll(csv, { cuts: at });
  } catch (error) {
    if (!(error instanceof HalftoneError)) throw error;
    return error.message;
  }
}

it('whatever the bytes and however they arrive, the reading is the same, and a refusal is a typed one', async () => {
  await fc.assert(
    fc.asyncProperty(bytes, cuts, async (csv, at) => {
      const whole = await outcome(csv, []);
      expect(await outcome(csv, at)).toEqual(whole);
    }),
    { numRuns: 1500 },
  );
});

it('whatever the bytes, each output takes as many cells as the reading gave products and loses no byte', async () => {
  await fc.assert(
    fc.asyncProperty(bytes, cuts, async (csv, at) => {
      const reading = await outcome(csv, []);
      // Without an image column nothing of it is stored.
      if (typeof reading === 'string' || reading.head === null || reading.head.imageColumns.length === 0)
        return;
      const { head, products } = reading;
      async function write(file: typeof appendOutputColumn, output: string | null): Promise<Buffer> {
        let given = 0;
        async function* outputs() {
          while (given < products.length) {
            given += 1;
            yield (products[given - 1]?.images ?? []).map(() => output);
          }
        }
        const parts: Uint8Array[] = [];
        const catalog = { bytes: chunksOf(csv, at), head, outputs: outputs() };
        for await (const part of file(catalog)) parts.push(part);
        expect(given).toBe(products.length);
        return Buffer.concat(parts);
      }

      const appended = await write(appendOutputColumn, 'u');
      let found = 0;
      for (const byte of appended) if (byte === csv[found]) found += 1;
      expect(found, 'the upload is in the output, in order').toBe(csv.length);
      if (products.every(({ images }) => images.length === 1)) {
        // The header's name with its delimiter, and one byte for each product.
        const header = head.hasHeader === false ? 0 : 1 + 'Output Image Urls'.length;
        const added = header + products.length;
        const width = head.encoding?.startsWith('UTF_16') ? 2 : 1;
        // And delimiters, one a row where it has as many cells as the header.
        expect(appended.length - csv.length).toBeGreaterThanOrEqual(width * added);
      }
      expect(await write(replaceImageUrls, null)).toEqual(csv);
      await write(replaceImageUrls, 'u');
      await write(failedRows, 'e');
    }),
    { numRuns: 700 },
  );
});
