import type { CsvIssue } from '../domain/csv-issue.ts';
import { addedCell } from './added-cell.ts';
import { isBlank } from './cells/white-space.ts';
import type { CsvRecord } from './csv-record.ts';
import type { ProductOutputs } from './product-outputs.ts';
import type { RowBatch } from './read-rows.ts';
import { type CatalogOutputs, rewriteCatalog } from './rewrite-catalog.ts';
import type { OwnBytes } from './source-text.ts';

const errorColumn = 'Error';

/**
 * The rows of the kept upload that have a failure, byte for byte, with the column `Error` after the last: the same
 * header, dialect and encoding, so that the file can be uploaded again. An output is what went wrong with the
 * image, or null. Rows that were skipped are there with their issues. Where a failed row goes on with a
 * product, the product's first row comes along (without an error), since it has the name.
 */
export function failedRows(catalog: CatalogOutputs<string | null>): AsyncGenerator<Uint8Array> {
  let firstRow: Buffer | null = null;
  let started = false;

  async function pick(
    batch: RowBatch,
    outputs: ProductOutputs<string | null>,
    bytes: OwnBytes,
  ): Promise<Buffer> {
    const { head, header, scanned, rows, cells, checked } = batch;
    const { buffer } = scanned;
    const issues = byLine(batch.issues);
    const parts: Buffer[] = [];
    const withError = (record: CsvRecord, from: number, fits: boolean, error: string): Buffer => {
      const { at, text } = addedCell(buffer, record, head, fits, error);
      const { end, next } = record;
      const ending = end === next ? bytes.write(head.dialect.lineEnd) : bytes.copy(end, next);
      return Buffer.concat([bytes.copy(from, at), bytes.write(text), bytes.copy(at, end), ending]);
    };

    if (header !== null) parts.push(withError(header, scanned.from, true, errorColumn));
    // Without a header, what is above the table comes along anyway.
    else if (!started) parts.push(bytes.copy(scanned.from, rows[0]?.start ?? scanned.to));
    started = true;
    for (const [i, row] of rows.entries()) {
      const taken = checked[i] ?? null;
      const own = cells[i] ?? null;
      if (taken === null && own?.every(isBlank)) continue;
      const errors = taken === null ? (issues.get(row.line) ?? [goesWithFirst]) : await outputs.of(taken);
      const failed = errors.filter((error) => error !== null);
      if (failed.length > 0) {
        if (firstRow !== null && taken?.first === false) parts.push(firstRow);
        parts.push(withError(row, row.start, own !== null, failed.join(' ')));
      }
      // A copy: the batch's bytes are gone when the row that needs it comes.
      if (taken?.first === true) {
        firstRow = failed.length > 0 ? null : withError(row, row.start, own !== null, '');
      } else if (failed.length > 0 && taken !== null) {
        firstRow = null;
      }
    }
    return Buffer.concat(parts);
  }

  return rewriteCatalog(catalog, pick);
}

/** A row of a product whose first row was skipped. */
const goesWithFirst = 'The first row of this product was skipped.';

function byLine(issues: readonly CsvIssue[]): Map<number, string[]> {
  const lines = new Map<number, string[]>();
  for (const { line, code, severity, column, message } of issues) {
    if (severity !== 'ERROR') continue;
    const text = column === null ? `${code}: ${message}` : `${code} (${column}): ${message}`;
    const sofar = lines.get(line);
    if (sofar === undefined) lines.set(line, [text]);
    else sofar.push(text);
  }
  return lines;
}
