import { isAscii } from 'node:buffer';
import { setImmediate as breathe } from 'node:timers/promises';
import { cellRanges, cellText } from './cell-ranges.ts';
import type { CsvRecord, RecordBatch } from './csv-record.ts';
import { cutSimpleRecord } from './cut-simple-record.ts';
import { parseRecords } from './parse-records.ts';

/**
 * The cells of a batch's sound records, in order; null where fast-csv counts them otherwise than the scanner.
 * A simple record is cut at its delimiters, any other goes through fast-csv. One whose quotes are around URLs
 * inside a cell (text after a closing quote) is cut as the scanner did.
 */
export async function parseRows(
  { buffer, from, to }: Pick<RecordBatch, 'buffer' | 'from' | 'to'>,
  records: readonly CsvRecord[],
  delimiter: string,
): Promise<readonly (readonly string[] | null)[]> {
  // In ASCII every byte is a character, so the batch becomes text once and rows are parts of it.
  const text = isAscii(buffer.subarray(from, to)) ? buffer.toString('latin1', from, to) : null;
  const intricate: CsvRecord[] = [];
  const cut = records.map((record) => {
    const { start, end, flaw } = record;
    if (flaw !== null) return cellRanges(buffer, record, delimiter).map((cell) => cellText(buffer, cell));
    const own = text === null ? buffer.toString('utf8', start, end) : text.slice(start - from, end - from);
    const cells = cutSimpleRecord(own, delimiter);
    if (cells === null) intricate.push(record);
    return cells;
  });
  if (intricate.length === 0) {
    // Nothing else here waits for the event loop, and a long file must not hold it.
    await breathe();
    return cut;
  }
  const parsed = (await parseRecords(buffer, intricate, delimiter)).values();
  return cut.map((cells) => cells ?? parsed.next().value ?? null);
}
