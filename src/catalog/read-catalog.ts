import type { CatalogHead, ColumnMapping } from '../domain/catalog-head.ts';
import type { CsvIssue, CsvIssueCode } from '../domain/csv-issue.ts';
import { LimitExceededError } from '../domain/limit-exceeded-error.ts';
import type { TextEncoding } from '../domain/text-encoding.ts';
import type { CatalogLimits } from './catalog-limits.ts';
import type { CatalogProduct } from './catalog-product.ts';
import { isBlank } from './cells/white-space.ts';
import type { ChosenColumns } from './columns/choose-columns.ts';
import { CsvRejectedError } from './csv-rejected-error.ts';
import { decodeText } from './decode-text.ts';
import { type FoundHead, findHead } from './find-head.ts';
import { joinProducts } from './join-products.ts';
import { limitBytes } from './limit-bytes.ts';
import { notACsv } from './not-a-csv.ts';
import { readAhead } from './read-ahead.ts';
import { type RowBatch, readRows } from './read-rows.ts';
import { shownText } from './shown-text.ts';
import { detectTable } from './table/detect-table.ts';

export type { CatalogProduct } from './catalog-product.ts';

export interface CatalogBatch {
  readonly head: CatalogHead;
  /** Why the head's columns are what they are. */
  readonly chosen: ChosenColumns;
  /** Rows read in this batch, those skipped included; neither blank ones nor the header. */
  readonly rows: number;
  /** The products that are complete; one that goes on over the batch's end comes with a later one. */
  readonly products: readonly CatalogProduct[];
  /** What was found: errors keep rows from being taken, warnings do not. */
  readonly issues: readonly CsvIssue[];
  /** Those of the file's first ten rows that are in this batch. */
  readonly sample: readonly SampleRow[];
}

export interface SampleRow {
  /** The line where it begins; the file's first line is 1. */
  readonly line: number;
  /** null: they could not be read. */
  readonly cells: readonly string[] | null;
}

const sampleRows = 10;

export interface ReadCatalogOptions {
  /** Null, or nothing in it: the columns are found. */
  readonly columns: ColumnMapping | null;
  /** Of the file, where it does not begin with a byte order mark; none: it is detected. */
  readonly encoding?: TextEncoding | null;
  /** What paths in image cells are resolved against; null: they are skipped. */
  readonly baseUrl: string | null;
  readonly limits: CatalogLimits;
}

/** How much of the file decides where its table is, how it is written and what its columns hold. */
const sampleBytes = 1024 * 1024;
/** Whether it is a table at all, by so much. */
const startBytes = 64 * 1024;

/**
 * Reads an uploaded catalogue once, in constant memory, in batches of about 500 rows.
 *
 * A row with an error gives no product, and reading goes on behind it: whether that is fatal (REJECT) or
 * reported (SKIP) is the caller's to decide. Where no image column is found, the first batch has NO_IMAGE_COLUMN,
 * the head no image columns, and no row gives a product; where no image is found at all, the last batch has NO_URL.
 * The last batch may have no rows. The head's encoding is sure only in the last batch.
 * @throws CsvRejectedError for what leaves nothing to read: NOT_A_CSV, EMPTY_FILE, a header that cannot be read.
 * @throws LimitExceededError immediately over a limit (catalog-limits.ts).
 * @throws InvalidInputError where `columns` names a column for name or serial number that is not there.
 */
export async function* readCatalog(
  bytes: AsyncIterable<Uint8Array>,
  options: ReadCatalogOptions,
): AsyncGenerator<CatalogBatch> {
  const limited = limitBytes(bytes, options.limits.maxCsvBytes);
  try {
    yield* readLimited(limited, options);
  } finally {
    // Also where nothing behind the first bytes was asked for.
    await limited.return(undefined);
  }
}

async function* readLimited(
  bytes: AsyncGenerator<Uint8Array>,
  { columns: mapping, encoding, baseUrl, limits }: ReadCatalogOptions,
): AsyncGenerator<CatalogBatch> {
  const raw = await readAhead(bytes, startBytes);
  const other = notACsv(raw.sample.bytes, raw.sample.ended);
  if (other !== null) throw rejection('NOT_A_CSV', other.message);
  const text = decodeText(raw.all, null, encoding);
  const { sample, all } = await readAhead(text.bytes, sampleBytes);
  const table = detectTable(sample, { mapping, baseUrl });
  const findIn = (header: readonly string[] | null) =>
    findHead(header, table, text.encoding(), { mapping, baseUrl });
  let found: FoundHead | null = table.hasHeader ? null : findIn(null);
  const joined = joinProducts();
  const counts = { records: 0, rows: 0, images: 0, errors: 0 };
  let headIssues: readonly CsvIssue[] | null = null;

  /** What a reading of some rows came to; the header's own issues come with the first. */
  function batchOf(
    rows: number,
    products: readonly CatalogProduct[],
    issues: readonly CsvIssue[],
  ): CatalogBatch {
    const { head, chosen, issues: own } = known();
    const all = headIssues === null ? [...own, ...issues] : issues;
    headIssues = own;
    counts.rows += rows;
    for (const { images } of products) counts.images += images.length;
    for (const { severity } of all) if (severity === 'ERROR') counts.errors += 1;
    const found = text.encoding();
    return {
      head: head.encoding === found ? head : { ...head, encoding: found },
      ...{ chosen, rows, products, issues: all, sample: [] },
    };
  }
  const known = (): FoundHead => {
    if (found === null) throw new Error('Rows stand behind their header.');
    return found;
  };

  for await (const batch of readRows(
    all,
    table,
    found?.head ?? ((header) => (found = findIn(header)).head),
  )) {
    counts.records += batch.rows.length;
    if (counts.records > limits.maxRows)
      throw new LimitExceededError(`The CSV has more than ${limits.maxRows} rows.`);
    const sample = firstRows(batch, sampleRows - counts.rows);
    const hasImages = batch.head.imageColumns.length > 0;
    const products = hasImages ? joined.add(batch) : [];
    const issues = hasImages ? batch.issues : [];
    const rows = batch.rows.length - blankRows(batch);
    if (rows > 0 || issues.length > 0) yield { ...batchOf(rows, products, issues), sample };
  }
  if (counts.rows === 0)
    throw rejection('EMPTY_FILE', 'The file has no products. It needs at least one row below its header.');
  const products = joined.end();
  const images = products.reduce((sum, product) => sum + product.images.length, counts.images);
  const nothing = images === 0 && counts.errors === 0 ? [noImage(known().head, table.line)] : [];
  if (products.length > 0 || nothing.length > 0) yield batchOf(0, products, nothing);
}

/** Rows that have nothing in them: read, and skipped silently. */
function blankRows({ cells, checked }: RowBatch): number {
  return checked.filter((row, i) => row === null && cells[i]?.every(isBlank)).length;
}

function firstRows({ rows, cells }: RowBatch, most: number): SampleRow[] {
  if (most <= 0) return [];
  return rows
    .map(({ line }, i) => ({ line, cells: cells[i] ?? null }))
    .filter((row) => !row.cells?.every(isBlank))
    .slice(0, most);
}

function noImage({ columns, imageColumns }: CatalogHead, line: number): CsvIssue {
  const names = imageColumns.map((column) => `"${shownText((columns[column] ?? '').trim())}"`).join(', ');
  const message = `The file has no image address: there is nothing below ${names}. Fill it in, or choose another column.`;
  return { line, column: null, value: null, code: 'NO_URL', severity: 'ERROR', message };
}

function rejection(code: CsvIssueCode, message: string): CsvRejectedError {
  return new CsvRejectedError([{ line: 1, column: null, value: null, code, severity: 'ERROR', message }]);
}
