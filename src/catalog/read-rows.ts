import type { CatalogHead, CsvDialect } from './catalog-head.ts';
import type { CatalogProduct } from './catalog-product.ts';
import { checkRow } from './check-row.ts';
import type { CsvIssue } from './csv-issue.ts';
import type { CsvRecord, RecordBatch } from './csv-record.ts';
import { CsvRejectedError } from './csv-rejected-error.ts';
import { parseRecords } from './parse-records.ts';
import { findRecordIssue, isText, recordIssue } from './record-issue.ts';
import { scanRecords } from './scan-records.ts';

/** A batch of records and what each came to. Valid until the next one is asked for. */
export interface RowBatch {
  readonly head: CatalogHead;
  /** The header, if it is in this batch. */
  readonly header: CsvRecord | null;
  readonly scanned: RecordBatch;
  /** In file order, without the header. */
  readonly rows: readonly CsvRecord[];
  /** Position for position with `rows`; null: the row is passed over. */
  readonly products: readonly (CatalogProduct | null)[];
  readonly issues: readonly CsvIssue[];
}

/**
 * Every row of the file with its product or its issues: the one place that decides which rows give a product,
 * so that a second reading of the kept upload decides as the first did.
 * `head`: as the first reading found it, or what makes it from the header's cells and line.
 */
export async function* readRows(
  bytes: AsyncIterable<Uint8Array>,
  dialect: Pick<CsvDialect, 'delimiter' | 'bom'>,
  head: CatalogHead | ((columns: readonly string[], line: number) => CatalogHead),
): AsyncGenerator<RowBatch> {
  let known = typeof head === 'function' ? null : head;
  let headerRead = false;
  for await (const scanned of scanRecords(bytes, dialect)) {
    let rows = scanned.records;
    let header: CsvRecord | null = null;
    if (!headerRead && rows[0] !== undefined) {
      header = rows[0];
      rows = rows.slice(1);
      headerRead = true;
      if (typeof head === 'function')
        known = head(await parseHeader(scanned.buffer, header, dialect), header.line);
    }
    if (known !== null) yield { head: known, header, scanned, rows, ...(await judge(scanned, rows, known)) };
  }
}

async function judge(
  { buffer, from, to }: RecordBatch,
  rows: readonly CsvRecord[],
  head: CatalogHead,
): Promise<Pick<RowBatch, 'products' | 'issues'>> {
  const known = { text: isText(buffer.subarray(from, to)), columns: head.columns.length };
  const faults = rows.map((row) => findRecordIssue(buffer, row, known));
  const sound = rows.filter((_, i) => faults[i] === null);
  const parsed = (await parseRecords(buffer, sound, head.dialect.delimiter)).values();

  const issues: CsvIssue[] = [];
  const products = rows.map((row, i) => {
    const fault = faults[i] ?? null;
    if (fault !== null) {
      issues.push(fault);
      return null;
    }
    const cells = parsed.next().value ?? null;
    if (cells !== null) return checkRow(cells, row.line, head, issues);
    issues.push(
      recordIssue(buffer, row, 'STRAY_QUOTE', 'The quotes of this row can be read in several ways.'),
    );
    return null;
  });
  return { products, issues };
}

async function parseHeader(
  buffer: Buffer,
  header: CsvRecord,
  dialect: Pick<CsvDialect, 'delimiter'>,
): Promise<readonly string[]> {
  const issue = findRecordIssue(buffer, header, { text: false, columns: header.cells });
  if (issue !== null) throw new CsvRejectedError([issue], 1);
  const [cells] = await parseRecords(buffer, [header], dialect.delimiter);
  if (cells) return cells;
  const message = 'The quotes of the header can be read in several ways.';
  throw new CsvRejectedError([recordIssue(buffer, header, 'STRAY_QUOTE', message)], 1);
}
