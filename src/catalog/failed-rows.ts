import type { CsvIssue } from './csv-issue.ts';
import type { ProductOutputs } from './product-outputs.ts';
import type { RowBatch } from './read-rows.ts';
import { type CatalogOutputs, rewriteCatalog } from './rewrite-catalog.ts';
import { writeCell } from './write-cell.ts';

const errorColumn = 'Error';

/**
 * The rows of the kept upload that have a failure, byte for byte, with the column `Error` after the last: the same
 * header, dialect and encoding, so that the file can be uploaded again. An output is what went wrong with the
 * image, or null. Rows that were passed over are there with their issues. Where a failed row goes on with a
 * product, the product's first row comes along (without an error), since it has the name.
 */
export function failedRows(catalog: CatalogOutputs<string | null>): AsyncGenerator<Uint8Array> {
  let firstRow: Buffer | null = null;

  async function pick(batch: RowBatch, outputs: ProductOutputs<string | null>): Promise<Buffer> {
    const { head, header, scanned, rows, checked } = batch;
    const { delimiter, lineEnd } = head.dialect;
    const issues = byLine(batch.issues);
    const parts: Buffer[] = [];
    const cell = (text: string) => Buffer.from(delimiter + writeCell(text, delimiter));

    if (header !== null) {
      const { end, next } = header;
      parts.push(scanned.buffer.subarray(scanned.from, end), cell(errorColumn));
      parts.push(end === next ? Buffer.from(lineEnd) : scanned.buffer.subarray(end, next));
    }
    for (const [i, { start, end, next, line }] of rows.entries()) {
      const taken = checked[i] ?? null;
      const errors = taken === null ? (issues.get(line) ?? [goesWithFirst]) : await outputs.of(taken);
      const failed = errors.filter((error) => error !== null);
      const lineEnding = end === next ? Buffer.from(lineEnd) : scanned.buffer.subarray(end, next);
      if (failed.length > 0) {
        if (firstRow !== null && taken?.first === false) parts.push(firstRow);
        parts.push(scanned.buffer.subarray(start, end), cell(failed.join(' ')), lineEnding);
      }
      // A copy: the batch's bytes are gone when the row that needs it comes.
      if (taken?.first === true) {
        firstRow =
          failed.length > 0
            ? null
            : Buffer.concat([scanned.buffer.subarray(start, end), cell(''), lineEnding]);
      } else if (failed.length > 0 && taken !== null) {
        firstRow = null;
      }
    }
    return Buffer.concat(parts);
  }

  return rewriteCatalog(catalog, pick);
}

/** A row of a product whose first row was passed over. */
const goesWithFirst = 'The first row of this product was passed over.';

function byLine(issues: readonly CsvIssue[]): Map<number, string[]> {
  const lines = new Map<number, string[]>();
  for (const { line, code, column, message } of issues) {
    const text = column === null ? `${code}: ${message}` : `${code} (${column}): ${message}`;
    const sofar = lines.get(line);
    if (sofar === undefined) lines.set(line, [text]);
    else sofar.push(text);
  }
  return lines;
}
