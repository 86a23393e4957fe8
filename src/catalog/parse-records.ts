import { setImmediate as breathe } from 'node:timers/promises';
import { parse } from 'fast-csv';
import type { CsvRecord } from './csv-record.ts';

/**
 * The cells of records that the scanner found sound, through fast-csv; null where fast-csv sees it otherwise.
 * All records go to fast-csv at once; only if the two do not agree, one by one to find the culprit.
 */
export async function parseRecords(
  buffer: Buffer,
  records: readonly CsvRecord[],
  delimiter: string,
): Promise<readonly (readonly string[] | null)[]> {
  if (records.length === 0) {
    // Nothing below waits for the event loop then, and a file of bad rows alone must not hold it.
    await breathe();
    return [];
  }
  const together = await parseBytes(joinRuns(buffer, records), delimiter);
  if (together?.length === records.length && together.every((row, i) => row.length === records[i]?.cells)) {
    return together;
  }
  const rows: (readonly string[] | null)[] = [];
  for (const record of records) {
    const [row, ...more] = (await parseBytes(buffer.subarray(record.start, record.next), delimiter)) ?? [];
    rows.push(row !== undefined && more.length === 0 && row.length === record.cells ? row : null);
  }
  return rows;
}

/** One copy of the records' bytes, without the bytes between them. */
function joinRuns(buffer: Buffer, records: readonly CsvRecord[]): Buffer {
  const runs: Buffer[] = [];
  let start = records[0]?.start ?? 0;
  let next = start;
  for (const record of records) {
    if (record.start !== next) {
      runs.push(buffer.subarray(start, next));
      start = record.start;
    }
    next = record.next;
  }
  const last = buffer.subarray(start, next);
  return runs.length === 0 ? last : Buffer.concat([...runs, last]);
}

/** null: fast-csv refused it. */
function parseBytes(bytes: Buffer, delimiter: string): Promise<readonly (readonly string[])[] | null> {
  return new Promise((resolve) => {
    const rows: string[][] = [];
    parse<string[], string[]>({ delimiter, headers: false })
      .on('error', () => resolve(null))
      .on('data', (row: string[]) => rows.push(row))
      .on('end', () => resolve(rows))
      .end(bytes);
  });
}
