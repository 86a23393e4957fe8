import { LimitExceededError } from '../limit-exceeded-error.ts';
import type { CatalogHead, ColumnMapping } from './catalog-head.ts';
import type { CatalogLimits } from './catalog-limits.ts';
import type { CatalogProduct } from './catalog-product.ts';
import type { CsvIssue } from './csv-issue.ts';
import { CsvRejectedError } from './csv-rejected-error.ts';
import { decodeText } from './decode-text.ts';
import { detectDialect } from './detect-dialect.ts';
import { findHead } from './find-head.ts';
import { joinProducts } from './join-products.ts';
import { limitBytes } from './limit-bytes.ts';
import { readAhead } from './read-ahead.ts';
import { readRows } from './read-rows.ts';
import type { TextEncoding } from './text-encoding.ts';

export type { CatalogProduct } from './catalog-product.ts';

export interface CatalogBatch {
  readonly head: CatalogHead;
  /** Rows read in this batch, those passed over included; neither blank lines nor the header. */
  readonly rows: number;
  /** The products that are complete; one that goes on over the batch's end comes with a later one. */
  readonly products: readonly CatalogProduct[];
  /** What keeps rows from being taken. */
  readonly issues: readonly CsvIssue[];
  /** Images that are skipped, in rows that are taken. */
  readonly notices: readonly CsvIssue[];
  /** Those of the file's first ten rows that are in this batch. */
  readonly sample: readonly SampleRow[];
}

export interface SampleRow {
  /** The physical line where it begins; the file's first line is 1. */
  readonly line: number;
  /** null: they could not be read. */
  readonly cells: readonly string[] | null;
}

const sampleRows = 10;

export interface ReadCatalogOptions {
  /** Null, or nothing in it: the columns are found by their names. */
  readonly columns: ColumnMapping | null;
  readonly limits: CatalogLimits;
}

const sampleBytes = 64 * 1024;

/**
 * Reads an uploaded catalogue once, in constant memory, in batches of about 500 rows.
 *
 * A row with an issue gives no product, and reading goes on behind it: whether that is fatal (REJECT) or
 * reported (SKIP) is the caller's to decide. Every batch has at least one row, but for the last, which may bring
 * the last product alone. The head's encoding is sure only in the last batch.
 * @throws CsvRejectedError for what leaves nothing to read: EMPTY_FILE, NO_IMAGE_COLUMN, DUPLICATE_COLUMN,
 *   a header that cannot be read.
 * @throws LimitExceededError at once over a limit (catalog-limits.ts).
 * @throws InvalidInputError where `columns` names a column for name or serial number that is not there.
 */
export async function* readCatalog(
  bytes: AsyncIterable<Uint8Array>,
  options: ReadCatalogOptions,
): AsyncGenerator<CatalogBatch> {
  const { columns, limits } = options;
  const text = decodeText(limitBytes(bytes, limits.maxCsvBytes), null);
  const { sample, all } = await readAhead(text.bytes, sampleBytes);
  const start = await detectDialect(sample, columns);
  const joined = joinProducts();
  let rows = 0;
  let head: CatalogHead | null = null;
  for await (const batch of readRows(all, start, (header, line) =>
    findHead(header, line, { ...start, encoding: text.encoding() }, columns),
  )) {
    rows += batch.rows.length;
    if (rows > limits.maxRows) throw new LimitExceededError(`The CSV has more than ${limits.maxRows} rows.`);
    if (batch.rows.length === 0) continue;
    head = withEncoding(batch.head, text.encoding());
    const { issues, notices } = batch;
    const before = rows - batch.rows.length;
    const sample = batch.rows
      .slice(0, Math.max(0, sampleRows - before))
      .map(({ line }, i) => ({ line, cells: batch.cells[i] ?? null }));
    yield { head, rows: batch.rows.length, products: joined.add(batch), issues, notices, sample };
  }
  if (head === null) throw emptyFile();
  const products = joined.end();
  if (products.length > 0) {
    yield {
      head: withEncoding(head, text.encoding()),
      rows: 0,
      products,
      issues: [],
      notices: [],
      sample: [],
    };
  }
}

function withEncoding(head: CatalogHead, encoding: TextEncoding): CatalogHead {
  return head.encoding === encoding ? head : { ...head, encoding };
}

function emptyFile(): CsvRejectedError {
  const message = 'The file has no products. It needs a header and at least one row below it.';
  return new CsvRejectedError([{ line: 1, column: null, value: null, code: 'EMPTY_FILE', message }], 1);
}
