import fc from 'fast-check';
import { parseString } from 'fast-csv';
import { describe, expect, it } from 'vitest';
import { appendOutputColumn } from '../../../src/catalog/append-output-column.ts';
import type { CatalogHead } from '../../../src/domain/catalog-head.ts';
import { chunksOf } from './chunks-of.ts';
import { readAll } from './read-all.ts';

type Outputs = readonly (readonly (string | null)[])[];

async function append(
  csv: Uint8Array | string,
  outputs: Outputs,
  cuts: readonly number[] = [],
): Promise<string> {
  const { head } = await readAll(csv);
  return (await appendTo(csv, head as CatalogHead, outputs, cuts)).toString();
}

async function appendTo(
  csv: Uint8Array | string,
  head: CatalogHead,
  outputs: Outputs,
  cuts: readonly number[],
) {
  async function* each() {
    yield* outputs;
  }
  const iterator = each();
  const parts: Uint8Array[] = [];
  for await (const part of appendOutputColumn({
    bytes: chunksOf(csv, cuts),
    head,
    outputs: iterator,
  }))
    parts.push(part);
  expect((await iterator.next()).done, 'every output was used').toBe(true);
  return Buffer.concat(parts);
}

describe('the column Output Image Urls', () => {
  it('stands after the last, with the URLs position for position', async () => {
    const csv = 'No,Images\n1,"https://a.test/1,https://a.test/2"\n2,https://a.test/3\n3,https://a.test/4';
    expect(await append(csv, [['https://o.test/1', null], ['https://o.test/3'], [null]])).toBe(
      'No,Images,Output Image Urls\n' +
        '1,"https://a.test/1,https://a.test/2","https://o.test/1,"\n' +
        '2,https://a.test/3,https://o.test/3\n' +
        '3,https://a.test/4,',
    );
  });

  it('is empty for skipped rows; blank lines, BOM, quotes and line ends stay', async () => {
    const csv =
      '\ufeff\r\n"No";Images\r\n1; https://a.test/1 \r\n2\r\n\r\n3;"a"b\r4;"x;\n5;x\r\n6;"https://a.test/6"\n  ';
    expect(await append(csv, [['https://o.test/1'], [], ['https://o.test/6,7']])).toBe(
      '\ufeff\r\n"No";Images;Output Image Urls\r\n1; https://a.test/1 ;https://o.test/1\r\n2;;\r\n\r\n' +
        '3;"a"b;\r4;"x;;\n5;x;\r\n6;"https://a.test/6";https://o.test/6,7\n  ',
    );
  });

  it('stands below its header in rows with too few cells, and with blank ones too many', async () => {
    const csv =
      'No,Name,Image,\n1,A,https://a.test/1\n2,B\n3,C,https://a.test/3,, ,\n4,D,https://a.test/4,,""\n,\n';
    expect(await append(csv, [['o1'], [], ['o3,o3'], ['o4,"4"']])).toBe(
      'No,Name,Image,,Output Image Urls\n1,A,https://a.test/1,,o1\n2,B,,,\n' +
        '3,C,https://a.test/3,,"o3,o3" ,\n4,D,https://a.test/4,,"o4,""4"""\n,,,,\n',
    );
  });

  it('leaves what stands above the table, and needs no header', async () => {
    expect(await append('My shop\n\nName;Bild\nMug;https://a.test/1.jpg\n', [['o']])).toBe(
      'My shop\n\nName;Bild;Output Image Urls\nMug;https://a.test/1.jpg;o\n',
    );
    expect(await append('sep=;\r\nMug;https://a.test/1.jpg\r\n', [['o']])).toBe(
      'sep=;\r\nMug;https://a.test/1.jpg;o\r\n',
    );
    expect(await append('Mug;https://a.test/1.jpg\nCup;https://a.test/2.jpg', [['o'], ['p']])).toBe(
      'Mug;https://a.test/1.jpg;o\nCup;https://a.test/2.jpg;p',
    );
  });

  it('keeps hundreds of blank lines before the header', async () => {
    const csv = `${'\n'.repeat(1200)}Image\nhttps://a.test/1\n`;
    expect(await append(csv, [['o']])).toBe(
      `${'\n'.repeat(1200)}Image,Output Image Urls\nhttps://a.test/1,o\n`,
    );
  });

  it('is appended again to a file that has one', async () => {
    const csv = 'Images,Output Image Urls\nhttps://a.test/1,https://o.test/1\n';
    expect(await append(csv, [['https://o.test/2']])).toBe(
      'Images,Output Image Urls,Output Image Urls\nhttps://a.test/1,https://o.test/1,https://o.test/2\n',
    );
  });

  it.each(['=1+1', '+1', '-1', '@a'])('never begins like a formula: %s', async (text) => {
    expect(await append('Image\nhttps://a.test/1\n', [[text]])).toContain(`/1,'${text}\n`);
  });

  it('fails rather than end a file early with empty cells', async () => {
    await expect(append('Image\nhttps://a.test/1\n', [])).rejects.toThrow('more products');
  });
});

describe('for any sheet', () => {
  const delimiters = [',', ';', '\t', '|'] as const;
  const text = fc.oneof(
    fc.string({
      unit: fc.constantFrom('a', 'ö', '雪', '😀', ' ', '"', ',', ';', '\t', '|', '\n', '\r', '\r\n', "'"),
    }),
    fc.string({ unit: 'binary' }).map((s) => s.replaceAll('\0', '')),
  );
  const sheet = fc.record({
    delimiter: fc.constantFrom(...delimiters),
    lineEnd: fc.constantFrom('\n', '\r\n', '\r'),
    bom: fc.boolean(),
    lastLineEnd: fc.boolean(),
    rows: fc.array(
      fc.record({
        name: text,
        images: fc.constantFrom(
          'https://a.test/1.jpg',
          'https://a.test/1.jpg,https://a.test/w_1,2.jpg',
          'x',
          '',
        ),
        quoted: fc.boolean(),
        blankBefore: fc.boolean(),
      }),
      { minLength: 1, maxLength: 20 },
    ),
    cuts: fc.array(fc.nat(), { maxLength: 40 }),
  });

  it('every original cell is there again, and without the new cell every original byte', async () => {
    await fc.assert(
      fc.asyncProperty(sheet, async ({ delimiter, lineEnd, bom, lastLineEnd, rows, cuts }) => {
        const cell = (value: string, quoted: boolean): string =>
          quoted || /[",;|\t\r\n]/.test(value) || value !== value.trim()
            ? `"${value.replaceAll('"', '""')}"`
            : value;
        const lines = rows.map(
          ({ name, images, quoted, blankBefore }) =>
            (blankBefore ? lineEnd : '') + ['1', cell(name, quoted), cell(images, quoted)].join(delimiter),
        );
        const start = bom ? '\ufeff' : '';
        const end = lastLineEnd ? lineEnd : '';
        const csv = start + [['No', 'Name', 'Images'].join(delimiter), ...lines].join(lineEnd) + end;

        const { head, products, issues } = await readAll(csv, { cuts });
        expect(head?.dialect).toEqual({ delimiter, lineEnd, bom });
        const isProduct = rows.map(({ images }) => images !== 'x');
        const hasImages = rows.some(({ images }) => images.startsWith('https'));
        expect(products.length).toBe(isProduct.filter(Boolean).length);
        const passedOver = isProduct.length - products.length;
        expect(issues.length).toBe(passedOver === 0 && !hasImages ? 1 : passedOver);

        const outputs = products.map(({ images }) =>
          images.map((_, i) => (i === 0 ? `https://o.test/${i}` : null)),
        );
        const output = (await appendTo(csv, head as CatalogHead, outputs, cuts.toReversed())).toString();

        const values = outputs.map((urls) => urls.map((url) => url ?? '').join(',')).values();
        const added = isProduct.map((is) => (is ? (values.next().value ?? '') : ''));
        const written = added.map((value) => (value.includes(delimiter) ? `"${value}"` : value));
        const expected = lines.map((line, i) => line + delimiter + written[i]);
        const headerLine = ['No', 'Name', 'Images', 'Output Image Urls'].join(delimiter);
        expect(output).toBe(start + [headerLine, ...expected].join(lineEnd) + end);

        const reread = await parseAll(output.slice(start.length), delimiter);
        expect(reread.slice(1)).toEqual(rows.map(({ name, images }, i) => ['1', name, images, added[i]]));
      }),
      { numRuns: 300 },
    );
  });
});

function parseAll(csv: string, delimiter: string): Promise<string[][]> {
  return new Promise((resolve, reject) => {
    const rows: string[][] = [];
    parseString(csv, { delimiter, headers: false, ignoreEmpty: true })
      .on('error', reject)
      .on('data', (row: string[]) => rows.push(row))
      .on('end', () => resolve(rows));
  });
}
