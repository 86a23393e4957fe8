import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { appendOutputColumn } from '../../../src/catalog/append-output-column.ts';
import { failedRows } from '../../../src/catalog/failed-rows.ts';
import { replaceImageUrls } from '../../../src/catalog/replace-image-urls.ts';
import type { CatalogHead } from '../../../src/domain/catalog-head.ts';
import { chunksOf } from './chunks-of.ts';
import { readAll } from './read-all.ts';

type File = typeof replaceImageUrls;

/** The file that `write` makes when each image becomes what `output` says of its URL. */
async function made(
  write: File,
  csv: string | Uint8Array,
  output: (url: string) => string | null,
  cuts: readonly number[] = [],
): Promise<Buffer> {
  const { head, products } = await readAll(csv);
  // As it comes back from the store.
  const stored = JSON.parse(JSON.stringify(head)) as CatalogHead;
  async function* outputs() {
    for (const { images } of products) yield images.map(({ url, skipped }) => (skipped ? null : output(url)));
  }
  const parts: Uint8Array[] = [];
  for await (const part of write({ bytes: chunksOf(csv, cuts), head: stored, outputs: outputs() }))
    parts.push(part);
  return Buffer.concat(parts);
}

const swap = (url: string) => url.replace('https://a.test/', 'https://o.test/');

describe('URLs in place', () => {
  it.each([
    ['plain', 'No,Images\r\n1," https://a.test/1 ,https://a.test/2,"\r\n2,https://a.test/3'],
    [
      'Shopify',
      'Handle,Title,Image Src,Variant Image\nm,M,https://a.test/1,https://a.test/2\nm,,https://a.test/3,\n',
    ],
    [
      'columns that are numbered in another order',
      'Handle,Title,Variant Image,Image Src\nm,M,https://a.test/1,https://a.test/2\n',
    ],
    ['WooCommerce', 'Type,Visibility in catalog,Images\nsimple,x,"https://a.test/1, https://a.test/2"\n'],
    [
      'Google TSV',
      'id\timage_link\tadditional_image_link\n1\thttps://a.test/1\t"https://a.test/2,3","https://a.test/4"\n2\thttps://a.test/5\t"""https://a.test/6"",""https://a.test/7"""\n',
    ],
    [
      'Magento',
      'sku,attribute_set_code,base_image,additional_images\n1,D,/a/b.jpg,"/c.jpg,https://a.test/1"\n',
    ],
    ['Amazon', 'Template\t1\nSKU\tImage\nitem_sku\tmain_image_url\nx\thttps://a.test/1\n'],
    [
      'quotes in other cells',
      'Name,Images,"Te""xt"\n"a ""b""\nc","https://a.test/1",""\nd, "https://a.test/2" ," x"\n',
    ],
  ])('%s', async (_, csv) => {
    expect((await made(replaceImageUrls, csv, swap)).toString()).toBe(
      csv.replaceAll('//a.test/', '//o.test/'),
    );
  });

  it('are escaped as the format does, and quoted where a cell needs it now', async () => {
    const comma = () => 'https://o.test/1,2';
    const woo = 'Type,Visibility in catalog,Images\nsimple,x,"https://a.test/1, https://a.test/2"\n';
    expect((await made(replaceImageUrls, woo, comma)).toString()).toContain(
      '"https://o.test/1\\,2, https://o.test/1\\,2"',
    );
    expect((await made(replaceImageUrls, 'No,Images\n1,https://a.test/1\n', comma)).toString()).toBe(
      'No,Images\n1,"https://o.test/1,2"\n',
    );
  });

  it('stay where there is no result, and where a row was skipped', async () => {
    const csv = 'No,Images\n1,"https://a.test/1,https://a.test/2"\n2\n3,x\n4,https://a.test/1\n';
    const output = await made(replaceImageUrls, csv, (url) => (url.endsWith('1') ? swap(url) : null));
    expect(output.toString()).toBe(csv.replaceAll('a.test/1', 'o.test/1'));
  });
});

describe('failed rows', () => {
  const failing = (url: string) => (/bad/.test(url) ? `NOT_FOUND: ${url}` : null);

  it('are those of the file with what went wrong', async () => {
    const csv =
      '\ufeffNo;Images\r\n1;https://a.test/1\r\n2;https://a.test/bad\r\n\r\n3;x\r\n4;"https://a.test/bad2,https://a.test/bad3"';
    expect((await made(failedRows, csv, failing)).toString()).toBe(
      '\ufeffNo;Images;Error\r\n' +
        '2;https://a.test/bad;NOT_FOUND: https://a.test/bad\r\n' +
        '3;x;MALFORMED_URL (Images): This is not an image address. Write it in full, beginning with https://.\r\n' +
        '4;"https://a.test/bad2,https://a.test/bad3";NOT_FOUND: https://a.test/bad2 NOT_FOUND: https://a.test/bad3\r\n',
    );
  });

  it('bring the first row of their product, and what is above the header', async () => {
    const shopify =
      'Handle,Title,Image Src\nm,M,https://a.test/1\nm,,https://a.test/2\nm,,https://a.test/bad\nm,,https://a.test/bad\nn,N,https://a.test/bad\nn,,https://a.test/bad';
    const output = await made(failedRows, shopify, failing);
    const error = 'NOT_FOUND: https://a.test/bad';
    expect(output.toString()).toBe(
      `Handle,Title,Image Src,Error\nm,M,https://a.test/1,\nm,,https://a.test/bad,${error}\nm,,https://a.test/bad,${error}\n` +
        `n,N,https://a.test/bad,${error}\nn,,https://a.test/bad,${error}\n`,
    );
    expect((await readAll(output)).products.map(({ images }) => images.length)).toEqual([3, 2]);
    const amazon = 'Template\titem\nitem_sku\tmain_image_url\nx\thttps://a.test/bad\n';
    expect((await made(failedRows, amazon, failing)).toString()).toMatch(
      /^Template\titem\nitem_sku\tmain_image_url\tError\n/,
    );
  });

  it('have an error that no spreadsheet runs', async () => {
    expect((await made(failedRows, 'Images\nhttps://a.test/1\n', () => '=1+1')).toString()).toContain(
      ",'=1+1\n",
    );
  });
});

describe('for any catalogue', () => {
  const kinds = [
    {
      header: ['No', 'Name', 'Images'],
      separator: ',',
      row: (i: number, images: string) => [`${i}`, `n${i}`, images],
    },
    {
      header: ['Type', 'Visibility in catalog', 'Name', 'Images'],
      separator: ', ',
      row: (i: number, images: string) => ['simple', 'x', `n${i}`, images],
    },
    {
      header: ['id', 'title', 'image_link'],
      separator: ',',
      row: (i: number, images: string) => [`${i}`, `n${i}`, images],
    },
    {
      header: ['Handle', 'Title', 'Image Src'],
      separator: ',',
      row: (i: number, images: string) => [`h${Math.floor(i / 3)}`, `n${i}`, images],
    },
  ];
  const catalogue = fc.record({
    kind: fc.constantFrom(...kinds),
    delimiter: fc.constantFrom(',', ';', '\t', '|'),
    lineEnd: fc.constantFrom('\n', '\r\n', '\r'),
    encoding: fc.constantFrom('utf8', 'bom', 'utf16le', 'utf16be', 'latin1'),
    lastLineEnd: fc.boolean(),
    rows: fc.array(
      fc.record({
        count: fc.integer({ min: 1, max: 4 }),
        text: fc.string({
          unit: fc.constantFrom('a', 'ö', '"', ',', ';', '\t', '|', '\n', '\r', ' ', "'", '='),
        }),
        quoted: fc.boolean(),
      }),
      { minLength: 1, maxLength: 15 },
    ),
    failing: fc.array(fc.boolean(), { minLength: 7, maxLength: 7 }),
    cuts: fc.array(fc.nat(), { maxLength: 30 }),
  });

  it('each output is the upload with what it adds, byte for byte, in its own encoding', async () => {
    await fc.assert(
      fc.asyncProperty(
        catalogue,
        async ({ kind, delimiter, lineEnd, encoding, lastLineEnd, rows, failing, cuts }) => {
          const quote = (text: string, quoted = false): string =>
            quoted || /[",;|\t\r\n]/.test(text) || text !== text.trim()
              ? `"${text.replaceAll('"', '""')}"`
              : text;
          const fails = (url: string) => failing[Number(/(\d+)$/.exec(url)?.[1]) % 7] === true;
          const lines = (host: (url: string) => string) => [
            [...kind.header, 'ö'].map((name) => quote(name)),
            ...rows.map(({ count, text, quoted }, i) => {
              const urls = Array.from({ length: count }, (_, n) => host(`https://a.test/${4 * i + n}`));
              const cells = kind.row(i, urls.join(kind.separator));
              return [...cells.map((cell) => quote(cell, quoted)), quote(text, quoted)];
            }),
          ];
          const bytesOf = (all: readonly (readonly string[])[], end = lastLineEnd): Buffer => {
            const csv = all.map((cells) => cells.join(delimiter)).join(lineEnd) + (end ? lineEnd : '');
            const withBom = `${encoding === 'utf8' || encoding === 'latin1' ? '' : '\ufeff'}${csv}`;
            if (encoding === 'latin1') return Buffer.from(withBom, 'latin1');
            if (encoding === 'utf16le') return Buffer.from(withBom, 'utf16le');
            return encoding === 'utf16be' ? Buffer.from(withBom, 'utf16le').swap16() : Buffer.from(withBom);
          };

          const csv = bytesOf(lines((url) => url));
          const { issues } = await readAll(csv);
          expect(issues).toEqual([]);

          const result = (url: string) => (fails(url) ? null : swap(url));
          const replaced = await made(replaceImageUrls, csv, result, cuts);
          expect(replaced).toEqual(bytesOf(lines((url) => result(url) ?? url)));
          const urlsOf = async (file: Buffer) =>
            (await readAll(file)).products.flatMap(({ images }) => images.map(({ url }) => url));
          expect(await urlsOf(replaced), 'imports again').toEqual(
            (await urlsOf(csv)).map((url) => result(url) ?? url),
          );

          const added = rows.map(({ count }, i) =>
            Array.from({ length: count }, (_, n) => result(`https://a.test/${4 * i + n}`) ?? '').join(','),
          );
          const column = ['Output Image Urls', ...added].map((cell) =>
            cell.includes(delimiter) ? `"${cell}"` : cell,
          );
          const appended = lines((url) => url).map((cells, i) => [...cells, column[i] ?? '']);
          expect(await made(appendOutputColumn, csv, result, cuts)).toEqual(bytesOf(appended));

          const failed = await made(failedRows, csv, (url) => (fails(url) ? 'E' : null), cuts);
          if (!(await urlsOf(csv)).some(fails)) return;
          const again = await readAll(failed);
          expect(again.issues).toEqual([]);
          const urls = again.products.flatMap(({ images }) => images.map(({ url }) => url));
          expect(urls).toEqual(expect.arrayContaining((await urlsOf(csv)).filter(fails)));
        },
      ),
      { numRuns: 100 },
    );
  });
});
