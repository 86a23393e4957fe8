import { describe, expect, it } from 'vitest';
import { CsvRejectedError } from '../../../src/catalog/csv-rejected-error.ts';
import { DistinctCounter } from '../../../src/requests/distinct-counter.ts';
import { previewCatalog } from '../../../src/requests/preview-catalog.ts';

async function* bytes(csv: string) {
  yield Buffer.from(csv);
}

function preview(csv: string, skipInvalidRows = false) {
  const limits = { maxCsvBytes: 1e9, maxRows: 1e6 };
  return previewCatalog(bytes(csv), { columns: null, skipInvalidRows, limits, notes: ['of the server'] });
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
    const { sample } = await preview(`No,Image\n1\n${'2,https://a.test/1\n'.repeat(20)}`);
    expect(sample).toHaveLength(10);
    expect(sample.slice(0, 2)).toEqual([
      { line: 2, cells: null },
      { line: 3, cells: ['2', 'https://a.test/1'] },
    ]);
  });

  it('says whether the upload would be taken', async () => {
    const csv = 'Image\nx\nhttps://a.test/1\n';
    expect(await preview(csv)).toMatchObject({ accepted: false, totalIssues: 1, products: 1 });
    expect(await preview(csv, true)).toMatchObject({ accepted: true, totalIssues: 1 });
    expect(await preview('Image\nx\n', true)).toMatchObject({ accepted: false });
  });

  it('tells of skipped paths, which are no reason to refuse', async () => {
    const csv = 'sku,attribute_set_code,base_image\n1,D,/a.jpg\n';
    const found = await preview(csv);
    expect(found).toMatchObject({ accepted: true, images: 1, skippedImages: 1, totalIssues: 1, hosts: [] });
    expect(found.notes[0]).toContain('1 images are paths');
  });

  it('is refused where nothing can be read', async () => {
    await expect(preview('Foo\n1\n')).rejects.toBeInstanceOf(CsvRejectedError);
  });
});

it('different texts are counted exactly up to a bound', () => {
  const counter = new DistinctCounter(50_000);
  for (let round = 0; round < 2; round++) for (let i = 0; i < 50_000; i++) counter.add(`https://a.test/${i}`);
  expect([counter.count, counter.exact]).toEqual([50_000, true]);
  counter.add('one more');
  expect([counter.count, counter.exact]).toEqual([50_000, false]);
});
