import { isAscii } from 'node:buffer';
import { setImmediate as breathe } from 'node:timers/promises';
import type { CsvDialect } from './catalog-head.ts';
import { cellRanges, cellText } from './cell-ranges.ts';
import type { CsvRecord, RecordBatch } from './csv-record.ts';
import { parseRecords } from './parse-records.ts';

/**
 * The cells of a batch's sound records, in order; null where fast-csv counts them otherwise than the scanner.
 * A record without a quote is cut at its delimiters, which is all that fast-csv would do, at many times its speed.
 * One whose quotes stand around URLs inside a cell (text after a closing quote) is cut as the scanner did.
 */
export async function parseRows(
  { buffer, from, to }: Pick<RecordBatch, 'buffer' | 'from' | 'to'>,
  records: readonly CsvRecord[],
  delimiter: CsvDialect['delimiter'],
): Promise<readonly (readonly string[] | null)[]> {
  // In ASCII every byte is a character, so the batch becomes text once and rows are parts of it.
  const text = isAscii(buffer.subarray(from, to)) ? buffer.toString('latin1', from, to) : null;
  const textOf = ({ start, end }: CsvRecord): string =>
    text === null ? buffer.toString('utf8', start, end) : text.slice(start - from, end - from);
  const quoted = records.filter((record) => record.quotes && record.flaw === null);
  // Nothing else here waits for the event loop, and a long file must not hold it.
  if (quoted.length === 0) await breathe();
  const parsed = (quoted.length === 0 ? [] : await parseRecords(buffer, quoted, delimiter)).values();
  return records.map((record) => {
    if (!record.quotes) return textOf(record).split(delimiter);
    if (record.flaw !== null)
      return cellRanges(buffer, record, delimiter).map((cell) => cellText(buffer, cell));
    return parsed.next().value ?? null;
  });
}
