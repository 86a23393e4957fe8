import { LimitExceededError } from '../limit-exceeded-error.ts';
import type { ColumnMapping, CsvDialect } from './catalog-head.ts';
import type { CsvRecord } from './csv-record.ts';
import { findFormat } from './find-format.ts';
import { allFormats } from './formats/all-formats.ts';
import { normalizeHeader } from './normalize-header.ts';
import { parseRecords } from './parse-records.ts';
import type { Sample } from './read-ahead.ts';
import { RecordScanner } from './record-scanner.ts';

const delimiters = [',', ';', '\t', '|'] as const;

/**
 * The delimiter, the line end of the header, whether a BOM stands first, and how many records above the header.
 *
 * A delimiter under which the header has an image column comes before all others; among such, the one under
 * which most of the following rows have as many cells as the header (a sheet of one column alone may carry
 * commas in its URLs); then the one that makes the most cells; then the order above.
 */
export async function detectDialect(
  sample: Sample,
  mapping: ColumnMapping | null,
): Promise<{ readonly dialect: CsvDialect; readonly rowsAbove: number }> {
  const { bytes } = sample;
  const bom = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf;
  let best: Attempt | null = null;
  for (const delimiter of delimiters) {
    const records = sampleRecords(sample, { delimiter, bom });
    const above = await countRowsAbove(bytes, records, delimiter);
    const score = await scoreRecords(bytes, records.slice(above), delimiter, mapping);
    if (best === null || isHigher(score, best.score))
      best = { delimiter, above, header: records[above], score };
  }
  const header = best?.header;
  const ending = header === undefined ? '' : bytes.toString('latin1', header.end, header.next);
  const lineEnd = ending === '\r\n' || ending === '\r' ? ending : '\n';
  return { dialect: { delimiter: best?.delimiter ?? ',', lineEnd, bom }, rowsAbove: best?.above ?? 0 };
}

interface Attempt {
  readonly delimiter: CsvDialect['delimiter'];
  readonly above: number;
  readonly header: CsvRecord | undefined;
  readonly score: Score;
}

/** Records that may stand above a header with labels for people. */
const mostRowsAbove = 5;

/** How many records stand above a header that may have some. */
async function countRowsAbove(
  bytes: Buffer,
  records: readonly CsvRecord[],
  delimiter: CsvDialect['delimiter'],
): Promise<number> {
  for (const [above, record] of records.slice(0, mostRowsAbove + 1).entries()) {
    const names = await headerNames(bytes, record, delimiter);
    if (allFormats.some((rule) => rule.labelsAbove && rule.applies(names, null))) return above;
  }
  return 0;
}

async function headerNames(
  bytes: Buffer,
  record: CsvRecord,
  delimiter: CsvDialect['delimiter'],
): Promise<readonly string[]> {
  const [cells] = record.flaw === null ? await parseRecords(bytes, [record], delimiter) : [];
  return (cells ?? []).map(normalizeHeader);
}

type Score = readonly [recognised: number, second: number, third: number];

function isHigher(one: Score, other: Score): boolean {
  const difference = one[0] - other[0] || one[1] - other[1] || one[2] - other[2];
  return difference > 0;
}

async function scoreRecords(
  bytes: Buffer,
  [header, ...rest]: readonly CsvRecord[],
  delimiter: CsvDialect['delimiter'],
  mapping: ColumnMapping | null,
): Promise<Score> {
  if (header === undefined) return [0, 0, 0];
  const agreeing = rest.filter((record) => record.cells === header.cells).length;
  const agreement = rest.length === 0 ? 1 : agreeing / rest.length;
  const names = await headerNames(bytes, header, delimiter);
  const recognised = findFormat(names, mapping).findImages(names, mapping).length > 0;
  return recognised ? [1, agreement, header.cells] : [0, header.cells, agreement];
}

/** The sample's records; a last one that is cut only where there is no other. */
function sampleRecords(sample: Sample, dialect: Pick<CsvDialect, 'delimiter' | 'bom'>): readonly CsvRecord[] {
  const records: CsvRecord[] = [];
  const scanner = new RecordScanner(dialect);
  scanner.push(sample.bytes);
  try {
    while (scanner.scan(sample.ended)) records.push(...scanner.take().records);
    records.push(...scanner.take().records);
    if (records.length === 0) scanner.scan(true);
  } catch (error) {
    // Under the wrong delimiter a sound file may go over a limit; under the right one the reading itself says so.
    if (!(error instanceof LimitExceededError)) throw error;
  }
  records.push(...scanner.take().records);
  return records;
}
