import { expect } from 'vitest';
import { appendOutputColumn } from '../../../../src/catalog/append-output-column.ts';
import { replaceImageUrls } from '../../../../src/catalog/replace-image-urls.ts';
import type { CatalogHead } from '../../../../src/domain/catalog-head.ts';
import { chunksOf } from '../chunks-of.ts';
import { type Reading, readAll } from '../read-all.ts';
import { type EverydaySheet, urlOf, written } from './everyday-sheet.ts';
import { cellSays, rawRecords } from './raw-records.ts';

/** Reads a sheet as an upload is read, makes both outputs, and reads these again. */
export async function checkSheet(sheet: EverydaySheet): Promise<void> {
  const encode = sheet.encode ?? ((csv: string) => Buffer.from(csv));
  const options = sheet.options ?? {};
  const bytes = encode(sheet.csv);
  const reading = await readAll(bytes, options);
  const head = reading.head as CatalogHead;
  expect(reportOf(reading)).toEqual(expectedReport(sheet));
  const columns = { name: head.nameColumn, serialNumber: head.serialNumberColumn };
  for (const field of ['name', 'serialNumber'] as const)
    if (sheet[field] !== undefined) expect(headerOf(head, columns[field]), field).toBe(sheet[field]);

  let count = 0;
  const outputs = sheet.products.map((images) =>
    images.map((image) =>
      urlOf(image) === null ? null : `https://halftone.example/outputs/k/${count++}.jpg`,
    ),
  );
  const make = (write: typeof replaceImageUrls) => outputOf(write, bytes, head, outputs);

  const replaced = await make(replaceImageUrls);
  expect(replaced, 'REPLACE').toEqual(Buffer.from(encode(swapped(sheet, outputs.flat()))));
  const again = await readAll(replaced, options);
  expect(reportOf(again), 'REPLACE, uploaded again').toEqual({
    ...expectedReport(sheet),
    products: sheet.products.map((images, product) =>
      images.map((image, i) => outputs[product]?.[i] ?? written(image)),
    ),
  });

  const appended = await make(appendOutputColumn);
  const text = decoded(appended, encode);
  expect(Buffer.from(encode(text)), 'encoding').toEqual(appended);
  checkAppended(sheet, head, text, outputs);
  // A cell too many of a row that was skipped is below the new header now.
  if (head.hasHeader !== true || sheet.errors?.some((error) => error.endsWith('RAGGED_ROW'))) return;
  // What was too short or too long may fit now.
  const { warnings: _, ...same } = expectedReport(sheet);
  expect(reportOf(await readAll(appended, options)), 'APPEND, uploaded again').toMatchObject(same);
}

function expectedReport({ format, taken, products, warnings, errors }: EverydaySheet) {
  return {
    format: format ?? 'PLAIN',
    taken,
    products: products.map((images) => images.map((image) => urlOf(image) ?? written(image))),
    skipped: products.flat().filter((image) => urlOf(image) === null).length,
    warnings: inOrder(warnings ?? []),
    errors: inOrder(errors ?? []),
  };
}

function reportOf({ head, products, warnings, issues }: Reading) {
  const shown = ({ line, code }: { readonly line: number; readonly code: string }) => `${line} ${code}`;
  return {
    format: head?.format,
    taken: head?.imageColumns.map((column) => headerOf(head, column)),
    products: products.map(({ images }) => images.map(({ url }) => url)),
    skipped: products.flatMap(({ images }) => images.filter(({ skipped }) => skipped)).length,
    warnings: inOrder(warnings.map(shown)),
    errors: inOrder(issues.map(shown)),
  };
}

/** That a product has no image is found out where the next one begins. */
const inOrder = (issues: readonly string[]) =>
  issues.toSorted((a, b) => Number.parseInt(a, 10) - Number.parseInt(b, 10) || (a < b ? -1 : 1));

function headerOf(head: CatalogHead, column: number | null): string | null {
  return column === null ? null : (head.columns[column] ?? '').trim();
}

async function outputOf(
  write: typeof replaceImageUrls,
  bytes: Uint8Array,
  head: CatalogHead,
  outputs: readonly (readonly (string | null)[])[],
): Promise<Buffer> {
  async function* dealt() {
    yield* outputs;
  }
  const parts: Uint8Array[] = [];
  // The head as it comes back from the store.
  const stored = JSON.parse(JSON.stringify(head)) as CatalogHead;
  for await (const part of write({ bytes: chunksOf(bytes), head: stored, outputs: dealt() }))
    parts.push(part);
  return Buffer.concat(parts);
}

/** The sheet with each address swapped, found again one behind the other. */
function swapped({ csv, products }: EverydaySheet, outputs: readonly (string | null)[]): string {
  let result = '';
  let copied = 0;
  for (const [i, image] of products.flat().entries()) {
    const address = written(image);
    const at = csv.indexOf(address, copied);
    if (at === -1) throw new Error(`The sheet does not have ${address} where it should stand.`);
    result += csv.slice(copied, at) + (outputs[i] ?? address);
    copied = at + address.length;
  }
  return result + csv.slice(copied);
}

function decoded(bytes: Buffer, encode: (csv: string) => Uint8Array): string {
  const probe = Buffer.from(encode('a'));
  const utf16 = probe.includes(0);
  if (utf16 && probe.at(-1) === 0) return bytes.toString('utf16le').replace(/^\ufeff/, '');
  if (utf16)
    return Buffer.from(bytes)
      .swap16()
      .toString('utf16le')
      .replace(/^\ufeff/, '');
  const text = bytes.toString();
  if (probe.length > 1) return text.replace(/^\ufeff/, '');
  return text.includes('\ufffd') ? bytes.toString('latin1') : text;
}

/** Record by record: the header and every row with one cell more, all else as it was. */
function checkAppended(
  { csv, products }: EverydaySheet,
  { dialect: { delimiter }, columns, hasHeader, rowsAbove }: CatalogHead,
  appended: string,
  outputs: readonly (readonly (string | null)[])[],
): void {
  const before = rawRecords(csv, delimiter);
  const after = rawRecords(appended, delimiter);
  expect(after.length, 'records').toBe(before.length);
  let above = rowsAbove ?? 0;
  let header = hasHeader ?? true;
  const cells: string[] = [];
  for (const [i, record] of before.entries()) {
    const made = after[i];
    if (made === undefined) return;
    expect(made.end, 'line end').toBe(record.end);
    if (record.text.trim() === '' && record.cells.length === 1) {
      expect(made.text, 'blank line').toBe(record.text);
      continue;
    }
    if (above > 0) {
      above -= 1;
      expect(made.text, 'above the table').toBe(record.text);
      continue;
    }
    const added = made.cells[columns.length];
    expect(added, `cell added to ${record.text}`).toBeDefined();
    if (record.cells.length === columns.length) expect(made.text).toBe(`${record.text}${delimiter}${added}`);
    else expect(made.text.startsWith(record.cells.slice(0, columns.length).join(delimiter))).toBe(true);
    if (header) {
      header = false;
      expect(added).toBe('Output Image Urls');
    } else if (record.cells.length <= columns.length || added !== record.cells[columns.length])
      cells.push(cellSays(added ?? ''));
  }
  // Rows of one product share its images; rows skipped have none.
  const all = (list: readonly string[]) =>
    list
      .join(',')
      .split(',')
      .filter((url) => url !== '');
  expect(all(cells), 'added URLs').toEqual(outputs.flat().filter((url) => url !== null));
  if (cells.filter((cell) => cell !== '').length === products.filter((images) => images.length > 0).length)
    expect(cells.filter((cell) => cell !== '')).toEqual(
      outputs.map((urls) => urls.map((url) => url ?? '').join(',')).filter((cell) => cell !== ''),
    );
}
