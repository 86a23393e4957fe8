import { describe, expect, it } from 'vitest';
import { CsvRejectedError } from '../../../src/catalog/csv-rejected-error.ts';
import { readCatalog } from '../../../src/catalog/read-catalog.ts';
import { InvalidInputError } from '../../../src/domain/invalid-input-error.ts';
import { LimitExceededError } from '../../../src/domain/limit-exceeded-error.ts';
import { readAll } from './read-all.ts';

const header = 'S. No.,Product Name,Input Image Urls\n';
const good = (n: number) => `${n},Product ${n},https://a.test/${n}.jpg\n`;

async function rejection(csv: Uint8Array | string, given = {}): Promise<unknown> {
  return readAll(csv, given).then(
    () => 'was taken',
    (error: unknown) => error,
  );
}

async function firstIssueOfRejection(csv: Uint8Array | string, given = {}) {
  const error = await rejection(csv, given);
  expect(error).toBeInstanceOf(CsvRejectedError);
  return (error as CsvRejectedError).issues[0];
}

describe('products', () => {
  it('come with line, serial number, name and images', async () => {
    const { products, issues, rows, head } = await readAll(
      `${header}1,"Mug, ""big""\nblue","https://a.test/1.jpg,https://a.test/f/w_20,h_30/2.jpg"\n2, Cup ,//a.test/3.jpg\n`,
    );
    expect(issues).toEqual([]);
    expect(rows).toBe(2);
    expect(head?.format).toBe('PLAIN');
    expect(products).toMatchObject([
      {
        line: 2,
        serialNumber: '1',
        name: 'Mug, "big"\nblue',
        images: [
          { url: 'https://a.test/1.jpg', skipped: false },
          { url: 'https://a.test/f/w_20,h_30/2.jpg', skipped: false },
        ],
      },
      { line: 4, serialNumber: '2', name: 'Cup', images: [{ url: 'https://a.test/3.jpg', skipped: false }] },
    ]);
  });

  it.each([
    ['comma, LF', ',', '\n', ''],
    ['semicolon, CRLF, BOM', ';', '\r\n', '\ufeff'],
    ['tab, CR', '\t', '\r', ''],
    ['bar, CRLF', '|', '\r\n', ''],
  ])('are the same in the dialect %s', async (_, delimiter, lineEnd, bom) => {
    const lines = [
      ['S. No.', 'Product Name', 'Input Image Urls'],
      ['1', 'Größe 雪', '"https://a.test/1.jpg,https://a.test/2.jpg"'],
      [],
      ['2', '"two\r\nlines"', 'https://a.test/3.jpg'],
      ['3', 'last', 'https://a.test/4.jpg'],
    ];
    const csv = bom + lines.map((cells) => cells.join(delimiter)).join(lineEnd);
    const { products, issues, head } = await readAll(csv);
    expect(issues).toEqual([]);
    expect(products.map(({ line, name, images }) => [line, name, images.length])).toEqual([
      [2, 'Größe 雪', 2],
      [4, 'two\r\nlines', 1],
      [6, 'last', 1],
    ]);
    expect(head?.dialect).toEqual({ delimiter, lineEnd, bom: bom !== '' });
  });

  it('need no other column than that of the images', async () => {
    const { products, issues } = await readAll('Photo\nhttps://a.test/1.jpg\n');
    expect(issues).toEqual([]);
    expect(products).toMatchObject([{ serialNumber: null, name: null }]);
  });

  it('of a one-column sheet may have commas without quotes', async () => {
    const { products, issues } = await readAll('Images\nhttps://a.test/1.jpg,https://a.test/2.jpg\n');
    expect(issues).toEqual([]);
    expect(products[0]?.images).toHaveLength(2);
  });

  it('come in batches of about 500', async () => {
    const sizes: number[] = [];
    const csv = header + Array.from({ length: 2300 }, (_, i) => good(i)).join('');
    const limits = { maxCsvBytes: 1e9, maxRows: 1e6 };
    async function* bytes() {
      yield Buffer.from(csv);
    }
    for await (const batch of readCatalog(bytes(), { columns: null, baseUrl: null, limits }))
      sizes.push(batch.products.length);
    expect(sizes.reduce((a, b) => a + b)).toBe(2300);
    expect(Math.max(...sizes)).toBeLessThanOrEqual(500);
    expect(sizes.length).toBeLessThan(10);
  });
});

describe('columns', () => {
  it.each(['input_image_urls', 'IMAGE-URLS', 'Images', 'image.url', ' Image ', 'photo'])(
    'take "%s"',
    async (name) => {
      const { head } = await readAll(`X,${name}\n1,https://a.test/1.jpg\n`);
      expect(head?.imageColumns).toEqual([1]);
    },
  );

  it('are all those with such names; of names and numbers the alias that comes first in the list', async () => {
    const { head } = await readAll('Photo,SKU,Images,Id\nhttps://a.test/p.jpg,a,https://a.test/i.jpg,7\n');
    expect(head).toMatchObject({ imageColumns: [0, 2], serialNumberColumn: 3 });
  });

  it('can be named, in any order, and what is not named is found', async () => {
    const { head, products } = await readAll(
      'Side;Front;Bezeichnung;SKU\nhttps://a.test/s.jpg;https://a.test/f.jpg;Tasse;9\nhttps://a.test/s.jpg;;Glas;10\n',
      { columns: { images: ['front', 'SIDE'], name: 'bezeichnung' } },
    );
    expect(head).toMatchObject({
      format: 'CUSTOM',
      imageColumns: [1, 0],
      nameColumn: 2,
      serialNumberColumn: 3,
    });
    expect(products.map((product) => product.images.map((image) => image.url))).toEqual([
      ['https://a.test/f.jpg', 'https://a.test/s.jpg'],
      ['https://a.test/s.jpg'],
    ]);
  });

  it('that were named and are missing are refused', async () => {
    const csv = `${header}${good(1)}`;
    expect(await rejection(csv, { columns: { name: 'Nope' } })).toBeInstanceOf(InvalidInputError);
    expect(await rejection(csv, { columns: { serialNumber: 'Nope' } })).toBeInstanceOf(InvalidInputError);
    expect(await rejection(csv, { columns: { images: [] } })).toBeInstanceOf(InvalidInputError);
    const [issue] = (await readAll(csv, { columns: { images: ['Input Image Urls', 'Nope'] } })).issues;
    expect(issue).toMatchObject({ code: 'NO_IMAGE_COLUMN', line: 1 });
    expect(issue?.message).toContain('"Nope"');
    expect(issue?.message).toContain('"Product Name"');
  });
});

describe('files with nothing to read', () => {
  it.each([
    ['nothing', ''],
    ['a BOM alone', '\ufeff'],
    ['blank lines', '\n \r\n \n'],
    ['a header alone', header],
    ['a header and blank lines', `${header}\n\n`],
  ])('%s: EMPTY_FILE', async (_, csv) => {
    expect(await firstIssueOfRejection(csv)).toMatchObject({ code: 'EMPTY_FILE', line: 1 });
  });

  it('NO_IMAGE_COLUMN lists the headers and has the line of the header', async () => {
    const { issues, products } = await readAll('\n\nFoo;Bar\n1;2\n');
    expect(products).toEqual([]);
    expect(issues).toMatchObject([{ code: 'NO_IMAGE_COLUMN', line: 3 }]);
    expect(issues[0]?.message).toContain('"Foo", "Bar"');
  });

  it('NO_URL where no row has an image', async () => {
    const { issues, warnings } = await readAll('Name,Image\nMug,\nCup,-\n');
    expect(issues).toMatchObject([{ code: 'NO_URL', line: 1 }]);
    expect(issues[0]?.message).toContain('"Image"');
    expect(warnings).toMatchObject([
      { code: 'NO_URL', line: 2 },
      { code: 'NO_URL', line: 3 },
    ]);
  });

  it('DUPLICATE_COLUMN warns where the column is used and only one can be', async () => {
    const url = 'https://a.test/1.jpg';
    expect((await readAll(`Images,image s\n${url},${url}\n`)).warnings).toEqual([]);
    const { warnings, head } = await readAll(`Name,Images,NAME\na,${url},c\n`);
    expect(warnings).toMatchObject([{ code: 'DUPLICATE_COLUMN', line: 1, column: 'Name' }]);
    expect(head?.nameColumn).toBe(0);
    expect((await readAll(`Tag,Tag,Image\na,b,${url}\n`)).warnings).toEqual([]);
  });

  it('a header that cannot be read is named as such', async () => {
    expect(await firstIssueOfRejection('Name,"Images\na,b\n')).toMatchObject({
      code: 'UNCLOSED_QUOTE',
      line: 1,
    });
    expect(await firstIssueOfRejection('Name,"Images"x\na,b\n')).toMatchObject({
      code: 'STRAY_QUOTE',
      line: 1,
    });
    const damaged = Buffer.concat([Buffer.from('Größe,Im\xff', 'latin1'), Buffer.from(`ages\nö,${good(1)}`)]);
    expect(await firstIssueOfRejection(damaged)).toMatchObject({ code: 'UNDECODABLE', line: 1 });
  });
});

describe('rows with issues', () => {
  /** Below a header, a good row with a cell of three lines and a blank line: the next line is 6. */
  const above = `${header}1,"a\nb\r\nc",https://a.test/1.jpg\n\n`;
  const url = (length: number) => `https://a.test/${'x'.repeat(length - 'https://a.test/'.length)}`;

  it.each([
    ['RAGGED_ROW', '2,long,https://a.test/2.jpg,more', null, '2,long,https://a.test/2.jpg,more'],
    ['MALFORMED_URL', '2,Two,mug', 'Input Image Urls', 'mug'],
    ['MALFORMED_URL', '2,Two,C:\\mug.jpg', 'Input Image Urls', 'C:\\mug.jpg'],
    ['MALFORMED_URL', '2,Two,http://', 'Input Image Urls', 'http://'],
    ['UNSUPPORTED_SCHEME', '2,Two,ftp://a.test/2.jpg', 'Input Image Urls', 'ftp://a.test/2.jpg'],
    ['URL_TOO_LONG', `2,Two,${url(2049)}`, 'Input Image Urls', url(200)],
    ['UNCLOSED_QUOTE', '2,"Two,https://a.test/2.jpg', null, '2,"Two,https://a.test/2.jpg'],
    ['STRAY_QUOTE', '2,"Two" 2,https://a.test/2.jpg', null, '2,"Two" 2,https://a.test/2.jpg'],
  ])('%s: %s', async (code, row, column, value) => {
    const { products, issues, rows } = await readAll(`${above}${row}\n${good(3)}`);
    expect(issues).toMatchObject([{ line: 6, code, column, value }]);
    expect(issues[0]?.message.length).toBeGreaterThan(20);
    expect(products.map((product) => product.serialNumber)).toEqual(['1', '3']);
    expect(rows).toBe(3);
  });

  it.each([
    ['RAGGED_ROW', '2,short', null, '2,short', 2],
    ['RAGGED_ROW', '2,Two,https://a.test/2.jpg,, ', null, '2,Two,https://a.test/2.jpg,, ', 1],
    ['EMPTY_NAME', '2, ,https://a.test/2.jpg', 'Product Name', '', 1],
    ['NO_URL', '2,Two,\u200b', 'Input Image Urls', '', 1],
    ['NO_URL', '2,Two,"""\n"""'.replaceAll('"""', '"'), 'Input Image Urls', '', 1],
    ['MALFORMED_URL', '2,Two,a/b.jpg', 'Input Image Urls', 'a/b.jpg', 1],
  ])('%s is a warning: %s', async (code, row, column, value, count) => {
    const { products, issues, warnings } = await readAll(`${above}${row}\n${good(3)}`);
    expect(issues).toEqual([]);
    expect(warnings).toHaveLength(count);
    expect(warnings[0]).toMatchObject({ line: 6, code, column, value });
    expect(products.map((product) => product.serialNumber)).toEqual(['1', '2', '3']);
  });

  it('rows of blanks alone are none', async () => {
    const reading = await readAll(`${header}${good(1)},,\n\u200b,\u00a0\n${good(2)} , , ,,\n`);
    expect(reading).toMatchObject({ rows: 2, issues: [], warnings: [] });
  });

  it('no control character is ever shown', async () => {
    const { issues, products } = await readAll(
      `${header}1,a\u001b[31mb\u0007,https://a.test/1.jpg\n2,b,\u001b]0;x\u0007y\n`,
    );
    expect(products[0]?.name).toBe('a[31mb');
    expect(JSON.stringify(issues)).not.toMatch(/\\u00[01]/);
    expect(issues[0]?.value).toBe(']0;x\ufffdy');
  });

  it('TOO_MANY_IMAGES from the 251st on', async () => {
    const cell = (count: number) =>
      `"${Array.from({ length: count }, (_, i) => `https://a.test/${i}`).join(',')}"`;
    const { products, issues } = await readAll(`${above}2,Two,${cell(251)}\n3,Three,${cell(250)}\n`);
    expect(issues).toMatchObject([{ line: 6, code: 'TOO_MANY_IMAGES' }]);
    expect(issues[0]?.value).toHaveLength(200);
    expect(products[1]?.images).toHaveLength(250);
  });

  it('a URL of exactly 2,048 characters is taken', async () => {
    expect((await readAll(`${header}1,One,${url(2048)}\n`)).issues).toEqual([]);
  });

  it.each([
    ['Latin-1', Buffer.from('2,Gr\xf6\xdfe,https://a.test/2.jpg\n', 'latin1')],
    ['a NUL', Buffer.from('2,T\0wo,https://a.test/2.jpg\n')],
    ['half a character', Buffer.from([0x32, 0x2c, 0xe2, 0x82, 0x2c, 0x0a])],
  ])('UNDECODABLE: %s', async (_, row) => {
    const { products, issues } = await readAll(
      Buffer.concat([
        Buffer.from(above.replace('One', 'Ö').replace('a\nb', 'ä\nb')),
        row,
        Buffer.from(good(3)),
      ]),
    );
    expect(issues).toMatchObject([{ line: 6, code: 'UNDECODABLE' }]);
    expect(products.map((product) => product.serialNumber)).toEqual(['1', '3']);
  });

  it('every issue of a row is named', async () => {
    const { issues } = await readAll(`${header}1,,"ftp://a.test/1.jpg,https://,https://a.test/2.jpg"\n`);
    expect(issues.map((issue) => issue.code)).toEqual(['UNSUPPORTED_SCHEME', 'MALFORMED_URL']);
  });

  it('an unclosed quote does not swallow the rows up to the next quote', async () => {
    const csv = `${header}1,"One,https://a.test/1.jpg\n${good(2)}3,"Three",https://a.test/3.jpg\n${good(4)}`;
    const { products, issues } = await readAll(csv);
    expect(issues).toMatchObject([{ line: 2, code: 'UNCLOSED_QUOTE' }]);
    expect(products.map(({ line, serialNumber }) => [line, serialNumber])).toEqual([
      [3, '2'],
      [4, '3'],
      [5, '4'],
    ]);
  });

  it('an unclosed quote in the last rows costs its own row only', async () => {
    const { products, issues } = await readAll(
      `${header}${good(1)}2,"Two,https://a.test/2.jpg\n${good(3)}${good(4)}`,
    );
    expect(issues).toMatchObject([{ line: 3, code: 'UNCLOSED_QUOTE' }]);
    expect(products.map(({ line }) => line)).toEqual([2, 4, 5]);
  });

  it('a quote inside an unquoted cell is text', async () => {
    const { products, issues } = await readAll(`${header}1,27" screen,https://a.test/1.jpg\n`);
    expect(issues).toEqual([]);
    expect(products[0]?.name).toBe('27" screen');
  });

  it('all rows with issues are still a reading', async () => {
    const { products, issues, rows } = await readAll(`${header}1,One,y\n2,Two,x\n`);
    expect([products.length, issues.length, rows]).toEqual([0, 2, 2]);
  });
});

describe('limits', () => {
  it('bytes and rows', async () => {
    const csv = header + good(1) + good(2);
    expect((await readAll(csv, { limits: { maxCsvBytes: csv.length, maxRows: 2 } })).rows).toBe(2);
    expect(await rejection(csv, { limits: { maxCsvBytes: csv.length - 1 } })).toBeInstanceOf(
      LimitExceededError,
    );
    expect(await rejection(csv, { limits: { maxRows: 1 } })).toBeInstanceOf(LimitExceededError);
  });

  it.each([
    ['one cell', Buffer.alloc(64 * 1024, 'x')],
    ['one quoted cell with line breaks', Buffer.alloc(64 * 1024, 'x\n')],
    ['small cells', Buffer.alloc(64 * 1024, 'x,')],
  ])('a row without an end, of %s, is refused before much of it was read', async (_, chunk) => {
    let read = 0;
    let closed = false;
    async function* endless() {
      try {
        yield Buffer.from(`${header}1,"`.slice(0, chunk.includes('\n') ? undefined : -1));
        for (;;) {
          read += chunk.length;
          yield chunk;
        }
      } finally {
        closed = true;
      }
    }
    const limits = { maxCsvBytes: 1024 ** 3, maxRows: 1e6 };
    const reading = readCatalog(endless(), { columns: null, baseUrl: null, limits });
    await expect(reading.next()).rejects.toBeInstanceOf(LimitExceededError);
    expect(read).toBeLessThan(2 * 1024 * 1024);
    expect(closed).toBe(true);
  });

  it('a cell of 1 MB is taken, one byte more is not', async () => {
    const row = (bytes: number) => `${header}1,${'n'.repeat(bytes)},https://a.test/1.jpg\n`;
    expect((await readAll(row(1024 * 1024))).products).toHaveLength(1);
    expect(await rejection(row(1024 * 1024 + 1))).toBeInstanceOf(LimitExceededError);
  });
});
