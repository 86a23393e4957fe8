import type { CsvDialect } from '../../domain/catalog-head.ts';
import { LimitExceededError } from '../../domain/limit-exceeded-error.ts';
import { cellRanges, cellText } from '../cell-ranges.ts';
import type { CsvRecord } from '../csv-record.ts';
import type { Sample } from '../read-ahead.ts';
import { RecordScanner } from '../record-scanner.ts';

/** One of a file's first records. */
export interface SampleRecord {
  readonly record: CsvRecord;
  /** null: its quotes do not close. */
  readonly cells: readonly string[] | null;
}

/** Judging a million cells would hold the event loop for a second: a sheet of thousands of columns is judged by fewer rows. */
const mostCells = 50_000;

/** The first records of a sample under one delimiter, `most` at most; one that is cut only where there is no other. */
export function sampleRecords(
  sample: Sample,
  dialect: Pick<CsvDialect, 'delimiter' | 'bom'>,
  most: number,
): readonly SampleRecord[] {
  const records: CsvRecord[] = [];
  const scanner = new RecordScanner(dialect);
  scanner.push(sample.bytes);
  try {
    while (records.length < most && scanner.scan(sample.ended)) records.push(...scanner.take().records);
    records.push(...scanner.take().records);
    if (records.length === 0) scanner.scan(true);
  } catch (error) {
    // Under the wrong delimiter a sound file may go over a limit; under the right one the reading itself says so.
    if (!(error instanceof LimitExceededError)) throw error;
  }
  records.push(...scanner.take().records);
  let cells = 0;
  const few = records.slice(0, most).filter((record) => (cells += record.cells) - record.cells < mostCells);
  return few.map((record) => ({
    record,
    cells:
      record.flaw === 'UNCLOSED_QUOTE'
        ? null
        : cellRanges(sample.bytes, record, dialect.delimiter).map((cell) => cellText(sample.bytes, cell)),
  }));
}
