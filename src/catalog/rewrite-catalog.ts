import type { CatalogHead } from '../domain/catalog-head.ts';
import { type ProductOutputs, productOutputs } from './product-outputs.ts';
import { type RowBatch, readRows } from './read-rows.ts';
import { type OwnBytes, sourceText } from './source-text.ts';

/** The kept upload, and what has become of its products. */
export interface CatalogOutputs<T> {
  readonly bytes: AsyncIterable<Uint8Array>;
  readonly head: CatalogHead;
  /** One item for each product of the first reading, in file order; read as the output is. */
  readonly outputs: AsyncIterator<readonly T[]>;
}

/** Reads the kept upload again and returns what `rewrite` makes of each batch, in the file's own bytes. */
export async function* rewriteCatalog<T>(
  { bytes, head, outputs }: CatalogOutputs<T>,
  rewrite: (batch: RowBatch, outputs: ProductOutputs<T>, own: OwnBytes) => Promise<Buffer>,
): AsyncGenerator<Uint8Array> {
  const source = sourceText(bytes, head.encoding ?? 'UTF_8');
  const dealer = productOutputs(outputs);
  try {
    for await (const batch of readRows(source.text, head, head)) {
      yield await rewrite(batch, dealer, source.bytesOf(batch.scanned));
    }
  } finally {
    await dealer.close();
  }
}
