import type { CatalogHead, CsvDialect } from './catalog-head.ts';
import { type CheckedRow, type CheckRow, checkRows } from './check-rows.ts';
import type { CsvIssue } from './csv-issue.ts';
import type { CsvRecord, RecordBatch } from './csv-record.ts';
import { CsvRejectedError } from './csv-rejected-error.ts';
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
  /** In file order, without the header and what stands above it. */
  readonly rows: readonly CsvRecord[];
  /** Position for position with `rows`; null: it could not be read. */
  readonly cells: readonly (readonly string[] | null)[];
  /** Position for position with `rows`; null: the row is passed over. */
  readonly checked: readonly (CheckedRow | null)[];
  /** What keeps rows from being taken. */
  readonly issues: readonly CsvIssue[];
  /** Images that are skipped, in rows that are taken. */
  readonly notices: readonly CsvIssue[];
}

/**
 * Every row of the file with what it says or its issues: the one place that decides which rows give a product,
 * so that a second reading of the kept upload decides as the first did.
 * `head`: as the first reading found it, or what makes it from the header's cells and line.
 */
export async function* readRows(
  bytes: AsyncIterable<Uint8Array>,
  start: { readonly dialect: Pick<CsvDialect, 'delimiter' | 'bom'>; readonly rowsAbove?: number },
  head: CatalogHead | ((columns: readonly string[], line: number) => CatalogHead),
): AsyncGenerator<RowBatch> {
  const { dialect } = start;
  let known = typeof head === 'function' ? null : prepare(head);
  let above = start.rowsAbove ?? 0;
  let headerRead = false;
  for await (const scanned of scanRecords(bytes, dialect)) {
    let rows = scanned.records;
    let header: CsvRecord | null = null;
    if (!headerRead) {
      const skipped = Math.min(above, rows.length);
      above -= skipped;
      header = rows[skipped] ?? null;
      rows = rows.slice(skipped + 1);
      headerRead = header !== null;
      if (header !== null && typeof head === 'function')
        known = prepare(head(await parseHeader(scanned.buffer, header, dialect), header.line));
    }
    if (known !== null)
      yield { head: known.head, header, scanned, rows, ...(await judge(scanned, rows, known)) };
  }
}

interface Known {
  readonly head: CatalogHead;
  readonly check: CheckRow;
  readonly looseQuotes: boolean;
}

function prepare(head: CatalogHead): Known {
  return { head, check: checkRows(head), looseQuotes: rulesOf(head).cells.quotes };
}

async function judge(
  batch: RecordBatch,
  rows: readonly CsvRecord[],
  { head, check, looseQuotes }: Known,
): Promise<Pick<RowBatch, 'cells' | 'checked' | 'issues' | 'notices'>> {
  const { buffer, from, to } = batch;
  const known = { text: isText(buffer.subarray(from, to)), columns: head.columns.length, looseQuotes };
  const faults = rows.map((row) => findRecordIssue(buffer, row, known));
  const sound = rows.filter((_, i) => faults[i] === null);
  const parsed = (await parseRows(batch, sound, head.dialect.delimiter)).values();

  const findings = { issues: [] as CsvIssue[], notices: [] as CsvIssue[] };
  const cells = faults.map((fault) => (fault === null ? (parsed.next().value ?? null) : null));
  const checked = rows.map((row, i) => {
    const fault = faults[i] ?? null;
    const own = cells[i] ?? null;
    if (own !== null) return check(own, row.line, findings);
    findings.issues.push(
      fault ?? recordIssue(buffer, row, 'STRAY_QUOTE', 'The quotes of this row can be read in several ways.'),
    );
    return null;
  });
  return { cells, checked, ...findings };
}

async function parseHeader(
  buffer: Buffer,
  header: CsvRecord,
  dialect: Pick<CsvDialect, 'delimiter'>,
): Promise<readonly string[]> {
  const issue = findRecordIssue(buffer, header, { text: false, columns: header.cells, looseQuotes: false });
  if (issue !== null) throw new CsvRejectedError([issue], 1);
  const [cells] = await parseRecords(buffer, [header], dialect.delimiter);
  if (cells) return cells;
  const message = 'The quotes of the header can be read in several ways.';
  throw new CsvRejectedError([recordIssue(buffer, header, 'STRAY_QUOTE', message)], 1);
}
