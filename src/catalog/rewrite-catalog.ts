import type { CatalogHead } from './catalog-head.ts';
import { decodeText } from './decode-text.ts';
import { encodeText } from './encode-text.ts';
import { type ProductOutputs, productOutputs } from './product-outputs.ts';
import { type RowBatch, readRows } from './read-rows.ts';

/** The kept upload, and what has become of its products. */
export interface CatalogOutputs<T> {
  readonly bytes: AsyncIterable<Uint8Array>;
  readonly head: CatalogHead;
  /** One item for each product of the first reading, in file order; read as the output is. */
  readonly outputs: AsyncIterator<readonly T[]>;
}

/** Reads the kept upload again and writes, in its own encoding, what `rewrite` makes of each batch. */
export async function* rewriteCatalog<T>(
  { bytes, head, outputs }: CatalogOutputs<T>,
  rewrite: (batch: RowBatch, outputs: ProductOutputs<T>) => Promise<Buffer>,
): AsyncGenerator<Uint8Array> {
  const encoding = head.encoding ?? 'UTF_8';
  const dealer = productOutputs(outputs);
  async function* rewritten(): AsyncGenerator<Buffer> {
    for await (const batch of readRows(decodeText(bytes, encoding).bytes, head, head)) {
      yield await rewrite(batch, dealer);
    }
  }
  try {
    yield* encodeText(rewritten(), encoding);
  } finally {
    await dealer.close();
  }
}
