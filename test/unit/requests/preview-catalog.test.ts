import { decode, encode } from 'iconv-lite';
import { describe, expect, it } from 'vitest';
import { CsvRejectedError } from '../../../src/catalog/csv-rejected-error.ts';
import type { TextEncoding } from '../../../src/domain/text-encoding.ts';
import { DistinctCounter } from '../../../src/requests/distinct-counter.ts';
import { previewCatalog } from '../../../src/requests/preview-catalog.ts';

async function* bytes(csv: string | Uint8Array) {
  yield Buffer.from(csv);
}

function preview(csv: string | Uint8Array, skipInvalidRows = false, encoding: TextEncoding | null = null) {
  const limits = { maxCsvBytes: 1e9, maxRows: 1e6 };
  const notes = ['of the server'];
  return previewCatalog(bytes(csv), {
    columns: null,
    baseUrl: null,
    encoding,
    skipInvalidRows,
    limits,
    notes,
  });
}

describe('a preview', () => {
  it('says what the file is and what is in it', async () => {
    const rows = Array.from(
      { length: 20 },
      (_, i) => `${i};N${i};https://a.test/${i % 3},https://b.test:8443/1`,
    );
    expect(
      await preview(`No;Name;Image;Note\r\n${rows.map((row) => `${row};x`).join('\r\n')}`),
    ).toMatchObject({
      format: 'PLAIN',
      encoding: 'UTF_8',
      dialect: { delimiter: ';', lineEnd: '\r\n', bom: false },
      columns: [
        { name: 'No', role: 'SERIAL_NUMBER' },
        { name: 'Name', role: 'NAME' },
        { name: 'Image', role: 'IMAGE' },
        { name: 'Note', role: null },
      ],
      rows: 20,
      products: 20,
      images: 40,
      skippedImages: 0,
      distinctUrls: 4,
      distinctUrlsExact: true,
      hosts: [
        { host: 'a.test', images: 20 },
        { host: 'b.test:8443', images: 20 },
      ],
      accepted: true,
      totalIssues: 0,
      notes: ['of the server'],
    });
  });

  it('shows the first ten rows, also those that cannot be read', async () => {
    const { sample } = await preview(`No,Image\n1,"x"y\n${'2,https://a.test/1\n'.repeat(20)}`);
    expect(sample).toHaveLength(10);
    expect(sample.slice(0, 2)).toEqual([
      { line: 2, cells: null },
      { line: 3, cells: ['2', 'https://a.test/1'] },
    ]);
  });

  it('names the encoding where it had to be guessed, and reads the file in the one that is given', async () => {
    const csv = encode('Name,Image\n有田焼 湯呑み 藍色,https://a.test/1.jpg\n', 'cp932');
    const found = await preview(csv);
    expect(found).toMatchObject({
      encoding: 'SHIFT_JIS',
      sample: [{ cells: ['有田焼 湯呑み 藍色', 'https://a.test/1.jpg'] }],
    });
    expect(found.notes[0]).toMatch(/not UTF-8. It is read as Shift_JIS; check that names look right/);
    const given = await preview(csv, false, 'WINDOWS_1251');
    expect(given.encoding).toBe('WINDOWS_1251');
    expect(given.sample[0]?.cells?.[0]).toBe(decode(encode('有田焼 湯呑み 藍色', 'cp932'), 'windows-1251'));
  });

  it('says whether the upload would be taken', async () => {
    const csv = 'Image\nx\nhttps://a.test/1\n';
    expect(await preview(csv)).toMatchObject({
      accepted: false,
      totalIssues: 1,
      totalErrors: 1,
      products: 1,
    });
    expect(await preview(csv, true)).toMatchObject({ accepted: true, totalIssues: 1 });
    expect(await preview('Image\nx\n', true)).toMatchObject({ accepted: false });
  });

  it('tells of skipped paths, which are no reason to refuse', async () => {
    const csv = 'sku,attribute_set_code,base_image\n1,D,/a.jpg\n';
    const found = await preview(csv);
    expect(found).toMatchObject({ accepted: true, images: 1, skippedImages: 1, totalIssues: 1, hosts: [] });
    expect(found).toMatchObject({ totalErrors: 0 });
    expect(found.notes[0]).toContain('1 image is a path');
  });

  it('is made of a file without an image column too, so that a person can choose one', async () => {
    const found = await preview('Ware;Preis;Netz\nBecher;3;https://a.test/p/1\nGlas;4;https://a.test/p/2\n');
    expect(found).toMatchObject({
      accepted: false,
      rows: 2,
      images: 0,
      issues: [{ code: 'NO_IMAGE_COLUMN', severity: 'ERROR', line: 1 }],
      sample: [{ line: 2, cells: ['Becher', '3', 'https://a.test/p/1'] }, { line: 3 }],
      columns: [
        { name: 'Ware', taken: false, urlShare: 0 },
        { name: 'Preis', taken: false },
        { name: 'Netz', taken: false, urlShare: 1, examples: ['https://a.test/p/1', 'https://a.test/p/2'] },
      ],
    });
    expect(found.columns[2]?.reason).toContain('web pages');
  });

  it('says which columns were taken and why', async () => {
    const csv =
      'Artikel;Link;Bild;Video\nBecher;https://a.test/p/1;https://a.test/1.jpg;https://youtu.be/1\n' +
      'Glas;https://a.test/p/2;https://a.test/2.jpg;\n';
    const { columns, accepted } = await preview(csv);
    expect(accepted).toBe(true);
    expect(columns.map(({ taken, role, reason }) => [taken, role, reason])).toEqual([
      [false, 'NAME', 'It has no addresses.'],
      [false, null, 'Its addresses look like web pages.'],
      [true, 'IMAGE', 'All of its cells are addresses of image files, and its header has the word “Bild”.'],
      [false, null, 'Its addresses lead to a video site, a social network or a visitor counter.'],
    ]);
  });

  it('says where it is not sure', async () => {
    const { notes, columns } = await preview('a,b\nx,https://a.test/4711\n');
    expect(columns[1]).toMatchObject({ taken: true });
    expect(notes.join()).toContain('“b” has the most URLs');
  });

  it('is refused where nothing can be read', async () => {
    await expect(preview('Foo\n')).rejects.toBeInstanceOf(CsvRejectedError);
  });
});

it('different texts are counted exactly up to a bound', () => {
  const counter = new DistinctCounter(50_000);
  for (let round = 0; round < 2; round++) for (let i = 0; i < 50_000; i++) counter.add(`https://a.test/${i}`);
  expect([counter.count, counter.exact]).toEqual([50_000, true]);
  counter.add('one more');
  expect([counter.count, counter.exact]).toEqual([50_000, false]);
});
