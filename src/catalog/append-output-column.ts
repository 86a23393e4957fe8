import type { CatalogHead } from './catalog-head.ts';
import { type RowBatch, readRows } from './read-rows.ts';
import { writeCell } from './write-cell.ts';

const outputColumn = 'Output Image Urls';

/**
 * The kept upload again, byte for byte, with the column `Output Image Urls` after the last one of every record.
 * `outputs` gives, in file order, one item for each product that the first reading produced: its URLs, position
 * for position with its images, null where there is none (yet). It is read as the output is. Rows passed over
 * get an empty cell; blank lines stay as they are.
 */
export async function* appendOutputColumn(
  bytes: AsyncIterable<Uint8Array>,
  head: CatalogHead,
  outputs: AsyncIterator<readonly (string | null)[]>,
): AsyncGenerator<Uint8Array> {
  try {
    for await (const batch of readRows(bytes, head.dialect, head)) {
      yield await appendCells(batch, outputs);
    }
  } finally {
    await outputs.return?.();
  }
}

async function appendCells(
  { head, header, scanned, rows, products }: RowBatch,
  outputs: AsyncIterator<readonly (string | null)[]>,
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
    append(row.end, products[i] === null ? '' : await nextOutput(outputs));
  }
  parts.push(scanned.buffer.subarray(copied, scanned.to));
  return Buffer.concat(parts);
}

async function nextOutput(outputs: AsyncIterator<readonly (string | null)[]>): Promise<string> {
  const next = await outputs.next();
  // To go on with empty cells would hand out a file that looks finished and is not.
  if (next.done === true) throw new Error('The kept upload has more products than the request has outputs.');
  return next.value.map((url) => url ?? '').join(',');
}
