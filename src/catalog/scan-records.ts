import type { CsvDialect } from '../domain/catalog-head.ts';
import type { RecordBatch } from './csv-record.ts';
import { RecordScanner } from './record-scanner.ts';

/** A source may hand over a whole file as one chunk; what is in work at a time stays small anyway. */
const pieceBytes = 64 * 1024;

/**
 * The records of a CSV file, in batches of about 500 or 64 kB. A batch is valid until the next one is asked for.
 * @throws LimitExceededError for a cell or row over the limits of catalog-limits.ts.
 */
export async function* scanRecords(
  bytes: AsyncIterable<Uint8Array>,
  dialect: Pick<CsvDialect, 'delimiter' | 'bom'>,
): AsyncGenerator<RecordBatch> {
  const scanner = new RecordScanner(dialect);
  for await (const chunk of bytes) {
    for (let at = 0; at < chunk.length; at += pieceBytes) {
      scanner.push(chunk.subarray(at, at + pieceBytes));
      while (scanner.scan(false)) yield scanner.take();
    }
  }
  while (scanner.scan(true)) yield scanner.take();
  yield scanner.take();
}
