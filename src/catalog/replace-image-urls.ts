import { type CellRange, cellRanges, cellText } from './cell-ranges.ts';
import { quoteUrl, type TokenQuoting } from './cells/image-token.ts';
import type { RowImage } from './check-rows.ts';
import type { ProductOutputs } from './product-outputs.ts';
import type { RowBatch } from './read-rows.ts';
import { type CatalogOutputs, rewriteCatalog } from './rewrite-catalog.ts';

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
      const text = swapped(cellText(buffer, range), swaps);
      const { start, end } = range.inner ?? range;
      parts.push(buffer.subarray(copied, start), Buffer.from(written(text, range, delimiter)));
      copied = end;
    }
  }
  parts.push(buffer.subarray(copied, to));
  return Buffer.concat(parts);
}

interface Swap {
  readonly from: number;
  readonly to: number;
  readonly quoting: TokenQuoting;
  readonly url: string;
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

function swapped(text: string, swaps: readonly Swap[]): string {
  let result = '';
  let copied = 0;
  for (const { from, to, quoting, url } of swaps) {
    result += text.slice(copied, from) + quoteUrl(url, quoting);
    copied = to;
  }
  return result + text.slice(copied);
}

/** The text as it stands between the cell's quotes; a cell without quotes gets them only where it needs them now. */
function written(text: string, { inner }: CellRange, delimiter: string): string {
  const doubled = text.replaceAll('"', '""');
  if (inner !== null) return doubled;
  return text.includes(delimiter) ? `"${doubled}"` : text;
}
