import type { CatalogHead, CsvDialect } from '../domain/catalog-head.ts';
import type { CsvIssue } from '../domain/csv-issue.ts';
import { isBlank } from './cells/white-space.ts';
import { type CheckedRow, checkRows, type RowChecker } from './check-rows.ts';
import type { CsvRecord, RecordBatch } from './csv-record.ts';
import { CsvRejectedError } from './csv-rejected-error.ts';
import { fitCells } from './fit-cells.ts';
import { parseRecords } from './parse-records.ts';
import { parseRows } from './parse-rows.ts';
import { findRecordIssue, isText, recordIssue } from './record-issue.ts';
import { rulesOf } from './rules-of.ts';
import { scanRecords } from './scan-records.ts';

/** A batch of records and what each came to. Valid until the next one is asked for. */
export interface RowBatch {
  readonly head: CatalogHead;
  /** The header, if it is in this batch. */
  readonly header: CsvRecord | null;
  readonly scanned: RecordBatch;
  /** In file order, without the header and what is above it. */
  readonly rows: readonly CsvRecord[];
  /** Position for position with `rows`, as many as the header's; null: it could not be read. */
  readonly cells: readonly (readonly string[] | null)[];
  /** Position for position with `rows`; null: the row is skipped. */
  readonly checked: readonly (CheckedRow | null)[];
  /** Of these rows, and of the product that ended before them. */
  readonly issues: readonly CsvIssue[];
}

/** Where the table begins in a file. */
export interface TableStart {
  readonly dialect: Pick<CsvDialect, 'delimiter' | 'bom'>;
  readonly rowsAbove?: number;
  readonly hasHeader?: boolean;
}

/**
 * Every row of the file with what it says or its issues: the one place that decides which rows give a product,
 * so that a second reading of the kept upload decides as the first did. The last batch has no rows, but may have
 * issues of the last product.
 * `head`: as the first reading found it, or what makes it from the header's cells and line.
 */
export async function* readRows(
  bytes: AsyncIterable<Uint8Array>,
  start: TableStart,
  head: CatalogHead | ((columns: readonly string[], line: number) => CatalogHead),
): AsyncGenerator<RowBatch> {
  const { dialect } = start;
  let known = typeof head === 'function' ? null : prepare(head);
  let above = start.rowsAbove ?? 0;
  let headerAhead = start.hasHeader ?? true;
  let last: RecordBatch | null = null;
  for await (const scanned of scanRecords(bytes, dialect)) {
    let rows = scanned.records;
    let header: CsvRecord | null = null;
    const skipped = Math.min(above, rows.length);
    above -= skipped;
    if (skipped > 0) rows = rows.slice(skipped);
    if (headerAhead && above === 0 && rows.length > 0) {
      header = rows[0] ?? null;
      rows = rows.slice(1);
      headerAhead = false;
      if (header !== null && typeof head === 'function')
        known = prepare(head(await parseHeader(scanned.buffer, header, dialect), header.line));
    }
    if (known === null) continue;
    last = scanned;
    yield { head: known.head, header, scanned, rows, ...(await judge(scanned, rows, known)) };
  }
  if (known === null || last === null) return;
  const issues: CsvIssue[] = [];
  known.checker.end(issues);
  const scanned = { ...last, from: last.to, records: [] };
  yield { head: known.head, header: null, scanned, rows: [], cells: [], checked: [], issues };
}

interface Known {
  readonly head: CatalogHead;
  readonly checker: RowChecker;
  readonly looseQuotes: boolean;
}

function prepare(head: CatalogHead): Known {
  return { head, checker: checkRows(head), looseQuotes: rulesOf(head).cells.quotes };
}

async function judge(
  batch: RecordBatch,
  rows: readonly CsvRecord[],
  { head, checker, looseQuotes }: Known,
): Promise<Pick<RowBatch, 'cells' | 'checked' | 'issues'>> {
  const { buffer, from, to } = batch;
  const known = { text: isText(buffer.subarray(from, to)), looseQuotes };
  const faults = rows.map((row) => findRecordIssue(buffer, row, known));
  const sound = rows.filter((_, i) => faults[i] === null);
  const parsed = (await parseRows(batch, sound, head.dialect.delimiter)).values();

  const issues: CsvIssue[] = [];
  const cells: (readonly string[] | null)[] = [];
  const checked = rows.map((row, i) => {
    const fault = faults[i] ?? null;
    const own = fault === null ? (parsed.next().value ?? null) : null;
    if (own === null) {
      issues.push(fault ?? recordIssue(buffer, row, 'STRAY_QUOTE', severalWays));
      cells.push(null);
      return null;
    }
    const fitting = fitCells(own, head, row, buffer, issues);
    cells.push(fitting);
    // A row of blanks alone is no row; one that does not fit has its issue.
    if (fitting === null || fitting.every(isBlank)) return null;
    return checker.check(fitting, row.line, issues);
  });
  return { cells, checked, issues };
}

const severalWays =
  'The quotes of this row can be read in several ways. Write a quote inside a quoted cell twice: "".';

async function parseHeader(
  buffer: Buffer,
  header: CsvRecord,
  dialect: Pick<CsvDialect, 'delimiter'>,
): Promise<readonly string[]> {
  const issue = findRecordIssue(buffer, header, { text: false, looseQuotes: false });
  if (issue !== null) throw new CsvRejectedError([issue]);
  const [cells] = await parseRecords(buffer, [header], dialect.delimiter);
  if (cells) return cells;
  throw new CsvRejectedError([recordIssue(buffer, header, 'STRAY_QUOTE', severalWays)]);
}
