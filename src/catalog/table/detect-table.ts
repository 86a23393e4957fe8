import type { ColumnMapping, CsvDialect } from '../../domain/catalog-head.ts';
import { isBlank } from '../cells/white-space.ts';
import { cellAddresses } from '../columns/cell-addresses.ts';
import { type ChosenColumns, chooseColumns } from '../columns/choose-columns.ts';
import type { FoundBy } from '../columns/found-columns.ts';
import type { Sample } from '../read-ahead.ts';
import { commonWidth, findTable, mostAbove } from './find-table.ts';
import { type SampleRecord, sampleRecords } from './sample-records.ts';

/** Where a file's table is and how it is written, by its first records. */
export interface DetectedTable {
  readonly dialect: CsvDialect;
  /** Records above the header; above the first row, where there is none. */
  readonly rowsAbove: number;
  readonly hasHeader: boolean;
  /** The line of the header, else of the first row. */
  readonly line: number;
  /** How many columns it has: cells of the header, of most rows where there is none. */
  readonly columns: number;
  /** The first rows. */
  readonly rows: readonly (readonly string[])[];
}

export interface DetectOptions {
  readonly mapping: ColumnMapping | null;
  readonly baseUrl: string | null;
}

/** Rows that columns are judged by. */
const sampleRows = 200;

/**
 * The table under the delimiter that makes most sense: a line `sep=;` says it. Otherwise image columns that are
 * named come before such as are found by their cells, and those before none; then the more URLs are whole cells, and
 * a header; then the one under which most rows have as many cells as the header (a sheet of one column alone may
 * have commas between its URLs); then the most cells; then the order comma, semicolon, tab, bar.
 */
export function detectTable(sample: Sample, options: DetectOptions): DetectedTable {
  const bom = sample.bytes[0] === 0xef && sample.bytes[1] === 0xbb && sample.bytes[2] === 0xbf;
  const named = namedDelimiter(sample.bytes);
  let best: { readonly table: DetectedTable; readonly score: Score } | null = null;
  for (const delimiter of named === null ? [',', ';', '\t', '|'] : [named]) {
    const found = tableUnder(sample, { delimiter, bom }, named !== null, options);
    if (best === null || isHigher(found.score, best.score)) best = found;
  }
  if (best === null) throw new Error('There is always a delimiter to try.');
  return best.table;
}

/** Spreadsheets write `sep=;` into the first line for each other, some in quotes. */
function namedDelimiter(bytes: Buffer): string | null {
  const start = bytes.toString('latin1', 0, 32).replace(/^\u00ef\u00bb\u00bf/, '');
  const found = /^"?sep=([!-/:-@[-`{-~\t])"?(?:\r|\n|$)/i.exec(start)?.[1];
  return found === undefined || found === '"' ? null : found;
}

function tableUnder(
  sample: Sample,
  dialect: Pick<CsvDialect, 'delimiter' | 'bom'>,
  hasSepLine: boolean,
  options: DetectOptions,
): { readonly table: DetectedTable; readonly score: Score } {
  const all = sampleRecords(sample, dialect, sampleRows + mostAbove + 1);
  const records = hasSepLine ? all.slice(1) : all;
  const place = findTable(
    records.map(({ cells }) => cells),
    options.mapping,
  );
  const table = records.slice(place.above);
  const body = (place.hasHeader ? table.slice(1) : table).slice(0, sampleRows);
  const rows = body.flatMap(({ cells }) => (cells === null || cells.every(isBlank) ? [] : [cells]));
  const header = place.hasHeader ? (table[0]?.cells ?? []) : null;
  // A header that cannot be read has cells anyway; the reading itself says what is wrong with it.
  const columns = header === null ? commonWidth(rows) : (table[0]?.record.cells ?? 1);
  const chosen = chooseColumns(header, rows, columns, options);
  return {
    table: {
      dialect: { ...dialect, lineEnd: lineEndOf(sample.bytes, table[0]) },
      rowsAbove: place.above + (hasSepLine ? 1 : 0),
      hasHeader: place.hasHeader,
      line: table[0]?.record.line ?? 1,
      columns,
      rows,
    },
    score: scoreOf(chosen, rows, columns, place.hasHeader),
  };
}

function lineEndOf(bytes: Buffer, first: SampleRecord | undefined): CsvDialect['lineEnd'] {
  const ending = first === undefined ? '' : bytes.toString('latin1', first.record.end, first.record.next);
  return ending === '\r\n' || ending === '\r' ? ending : '\n';
}

type Score = readonly number[];

function isHigher(one: Score, other: Score): boolean {
  for (const [i, value] of one.entries()) {
    const difference = value - (other[i] ?? 0);
    if (difference !== 0) return difference > 0;
  }
  return false;
}

const ranks: Readonly<Record<FoundBy, number>> = {
  MAPPING: 2,
  EXPORT: 2,
  ALIAS: 2,
  EVIDENCE: 1,
  MAJORITY: 1,
  NOTHING: 0,
};

function scoreOf(
  { foundBy }: ChosenColumns,
  rows: readonly (readonly string[])[],
  columns: number,
  hasHeader: boolean,
): Score {
  // Blank cells too many are what spreadsheets leave behind.
  const agreeing = rows.filter(
    (cells) => cells.length === columns || (cells.length > columns && cells.slice(columns).every(isBlank)),
  ).length;
  const agreement = rows.length === 0 ? 1 : agreeing / rows.length;
  const rank = ranks[foundBy];
  if (rank === 0) return [0, 0, 0, Math.min(columns, 2), agreement, columns];
  return [rank, rank === 2 ? 1 : wholeShare(rows), hasHeader ? 1 : 0, agreement, columns];
}

/** How many of the cells that have a URL somewhere are URLs as a whole, in tenths. */
function wholeShare(rows: readonly (readonly string[])[]): number {
  const withUrl = rows.flatMap((cells) => cells.filter((cell) => /https?:\/\//i.test(cell)));
  const whole = withUrl.filter((cell) => cellAddresses(cell) !== null).length;
  return withUrl.length === 0 ? 1 : Math.round((10 * whole) / withUrl.length) / 10;
}
