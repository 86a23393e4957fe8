import { addedCell, type Insertion } from './added-cell.ts';
import { outputColumn } from './output-column.ts';
import type { ProductOutputs } from './product-outputs.ts';
import type { RowBatch } from './read-rows.ts';
import { type CatalogOutputs, rewriteCatalog } from './rewrite-catalog.ts';
import type { OwnBytes } from './source-text.ts';

/**
 * The kept upload again, byte for byte, with the column `Output Image Urls` after the last one of every record.
 * An output is a URL, or null where there is none (yet). Skipped rows get an empty cell; blank lines, and
 * what is above the table, stay as they are.
 */
export function appendOutputColumn(catalog: CatalogOutputs<string | null>): AsyncGenerator<Uint8Array> {
  return rewriteCatalog(catalog, appendCells);
}

async function appendCells(
  { head, header, scanned, rows, cells, checked }: RowBatch,
  outputs: ProductOutputs<string | null>,
  own: OwnBytes,
): Promise<Buffer> {
  const { buffer, from, to } = scanned;
  const parts: Buffer[] = [];
  let copied = from;
  const insert = ({ at, text }: Insertion): void => {
    parts.push(own.copy(copied, at), own.write(text));
    copied = at;
  };

  if (header !== null) insert(addedCell(buffer, header, head, true, outputColumn));
  for (const [i, row] of rows.entries()) {
    const taken = checked[i] ?? null;
    const urls = taken === null ? [] : await outputs.of(taken);
    const text = urls.map((url) => url ?? '').join(',');
    insert(addedCell(buffer, row, head, cells[i] !== null, text));
  }
  parts.push(own.copy(copied, to));
  return Buffer.concat(parts);
}
