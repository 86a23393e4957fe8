import { cellRanges } from './cell-ranges.ts';
import type { RowImage } from './check-rows.ts';
import type { ProductOutputs } from './product-outputs.ts';
import type { RowBatch } from './read-rows.ts';
import { type CatalogOutputs, rewriteCatalog } from './rewrite-catalog.ts';
import type { OwnBytes } from './source-text.ts';
import { type Swap, swapUrls } from './swap-urls.ts';

/**
 * The kept upload again, byte for byte but for the URLs: each is swapped for its output where it stood, and stays
 * where there is none (yet). Separators, quotes and escapes around it are the file's own.
 */
export function replaceImageUrls(catalog: CatalogOutputs<string | null>): AsyncGenerator<Uint8Array> {
  return rewriteCatalog(catalog, replaceUrls);
}

async function replaceUrls(
  { head, scanned, rows, checked }: RowBatch,
  outputs: ProductOutputs<string | null>,
  own: OwnBytes,
): Promise<Buffer> {
  const { buffer, from, to } = scanned;
  const { delimiter } = head.dialect;
  const parts: Buffer[] = [];
  let copied = from;
  for (const [i, row] of rows.entries()) {
    const taken = checked[i] ?? null;
    const urls = taken === null ? [] : await outputs.of(taken);
    if (taken === null || urls.every((url) => url === null)) continue;
    const ranges = cellRanges(buffer, row, delimiter);
    for (const [column, swaps] of inFileOrder(taken.images, urls)) {
      const range = ranges[column];
      if (range === undefined) throw new Error('A row has fewer cells than its first reading found.');
      const { start, end } = range.inner ?? range;
      parts.push(own.copy(copied, start), ...swapUrls(buffer, range, swaps, { delimiter, own }));
      copied = end;
    }
  }
  parts.push(own.copy(copied, to));
  return Buffer.concat(parts);
}

/** What is to be swapped, by column; columns may be numbered in another order than they stand. */
function inFileOrder(images: readonly RowImage[], urls: readonly (string | null)[]): [number, Swap[]][] {
  const byColumn = new Map<number, Swap[]>();
  for (const [i, { column, from, to, quoting }] of images.entries()) {
    const url = urls[i] ?? null;
    if (url === null) continue;
    const swaps = byColumn.get(column);
    if (swaps === undefined) byColumn.set(column, [{ from, to, quoting, url }]);
    else swaps.push({ from, to, quoting, url });
  }
  return [...byColumn].sort(([a], [b]) => a - b);
}
