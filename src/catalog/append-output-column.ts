import type { ProductOutputs } from './product-outputs.ts';
import type { RowBatch } from './read-rows.ts';
import { type CatalogOutputs, rewriteCatalog } from './rewrite-catalog.ts';
import { writeCell } from './write-cell.ts';

const outputColumn = 'Output Image Urls';

/**
 * The kept upload again, byte for byte, with the column `Output Image Urls` after the last one of every record.
 * An output is a URL, or null where there is none (yet). Rows passed over get an empty cell; blank lines, and
 * what stands above the header, stay as they are.
 */
export function appendOutputColumn(catalog: CatalogOutputs<string | null>): AsyncGenerator<Uint8Array> {
  return rewriteCatalog(catalog, appendCells);
}

async function appendCells(
  { head, header, scanned, rows, checked }: RowBatch,
  outputs: ProductOutputs<string | null>,
): Promise<Buffer> {
  const { delimiter } = head.dialect;
  const parts: Buffer[] = [];
  let copied = scanned.from;
  const append = (end: number, text: string): void => {
    parts.push(scanned.buffer.subarray(copied, end), Buffer.from(delimiter + writeCell(text, delimiter)));
    copied = end;
  };

  if (header !== null) append(header.end, outputColumn);
  for (const [i, row] of rows.entries()) {
    const taken = checked[i] ?? null;
    const urls = taken === null ? [] : await outputs.of(taken);
    append(row.end, urls.map((url) => url ?? '').join(','));
  }
  parts.push(scanned.buffer.subarray(copied, scanned.to));
  return Buffer.concat(parts);
}
