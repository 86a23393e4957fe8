import { LimitExceededError } from '../limit-exceeded-error.ts';
import type { CatalogHead, ColumnMapping } from './catalog-head.ts';
import type { CatalogLimits } from './catalog-limits.ts';
import type { CatalogProduct } from './catalog-product.ts';
import type { CsvIssue } from './csv-issue.ts';
import { CsvRejectedError } from './csv-rejected-error.ts';
import { detectDialect } from './detect-dialect.ts';
import { findHead } from './find-head.ts';
import { limitBytes } from './limit-bytes.ts';
import { readAhead } from './read-ahead.ts';
import { readRows } from './read-rows.ts';

export type { CatalogProduct } from './catalog-product.ts';

export interface CatalogBatch {
  readonly head: CatalogHead;
  /** Rows read in this batch, those passed over included; neither blank lines nor the header. */
  readonly rows: number;
  readonly products: readonly CatalogProduct[];
  readonly issues: readonly CsvIssue[];
}

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
 * reported (SKIP) is the caller's to decide. Every batch has at least one row.
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
  const { sample, all } = await readAhead(limitBytes(bytes, limits.maxCsvBytes), sampleBytes);
  const dialect = await detectDialect(sample, columns);
  let rows = 0;
  for await (const batch of readRows(all, dialect, (header, line) =>
    findHead(header, line, dialect, columns),
  )) {
    rows += batch.rows.length;
    if (rows > limits.maxRows) throw new LimitExceededError(`The CSV has more than ${limits.maxRows} rows.`);
    if (batch.rows.length === 0) continue;
    const products = batch.products.filter((product) => product !== null);
    yield { head: batch.head, rows: batch.rows.length, products, issues: batch.issues };
  }
  if (rows === 0) throw emptyFile();
}

function emptyFile(): CsvRejectedError {
  const message = 'The file has no products. It needs a header and at least one row below it.';
  return new CsvRejectedError([{ line: 1, column: null, value: null, code: 'EMPTY_FILE', message }], 1);
}
