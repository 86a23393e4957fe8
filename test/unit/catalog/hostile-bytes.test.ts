import fc from 'fast-check';
import { expect, it } from 'vitest';
import { appendOutputColumn } from '../../../src/catalog/append-output-column.ts';
import type { CatalogHead } from '../../../src/catalog/catalog-head.ts';
import { HalftoneError } from '../../../src/halftone-error.ts';
import { chunksOf } from './chunks-of.ts';
import { readAll } from './read-all.ts';

const pieces = fc.constantFrom(
  ...[
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
  ],
  ...['Images', 'Name', 'https://a.test/1', '//', 'ftp://x', ',https://'],
);
const bytes = fc.oneof(
  fc.uint8Array({ maxLength: 300 }).map((array) => Buffer.from(array)),
  fc.array(pieces, { maxLength: 120 }).map((parts) => Buffer.from(parts.join(''))),
  fc.array(pieces, { maxLength: 120 }).map((parts) => Buffer.from(`Name,Images\n${parts.join('')}`)),
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

it('whatever the bytes, the output takes as many cells as the reading gave products and loses no byte', async () => {
  await fc.assert(
    fc.asyncProperty(bytes, cuts, async (csv, at) => {
      const reading = await outcome(csv, []);
      if (typeof reading === 'string') return;
      const { head, products, rows } = reading;
      let given = 0;
      async function* outputs() {
        while (given < products.length) {
          given += 1;
          yield ['\u0001'];
        }
      }
      const parts: Uint8Array[] = [];
      for await (const part of appendOutputColumn(chunksOf(csv, at), head as CatalogHead, outputs()))
        parts.push(part);
      expect(given).toBe(products.length);

      const output = Buffer.concat(parts);
      let found = 0;
      for (const byte of output) if (byte === csv[found]) found += 1;
      expect(found, 'the upload is in the output, in order').toBe(csv.length);
      // A delimiter for the header and each row, the header's name, and one byte for each product.
      expect(output.length - csv.length).toBe(1 + rows + 'Output Image Urls'.length + products.length);
    }),
    { numRuns: 700 },
  );
});
