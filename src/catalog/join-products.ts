import type { CatalogProduct } from './catalog-product.ts';
import type { CheckedRow } from './check-rows.ts';
import type { RowBatch } from './read-rows.ts';
import { rulesOf } from './rules-of.ts';

/** Puts rows together to products, across batches. */
export interface ProductJoiner {
  /** The products that are complete with this batch. */
  add(batch: RowBatch): readonly CatalogProduct[];
  /** The last one, if it was still open. */
  end(): readonly CatalogProduct[];
}

export function joinProducts(): ProductJoiner {
  let open: CatalogProduct | null = null;
  return {
    add({ head, checked }) {
      const products: CatalogProduct[] = [];
      if (rulesOf(head).group === null) {
        for (const row of checked) if (row !== null) products.push(productOf(row));
        return products;
      }
      for (const row of checked) {
        if (row === null) continue;
        if (row.first) {
          if (open !== null) products.push(open);
          open = productOf(row);
        } else if (open !== null && row.images.length > 0) {
          open = { ...open, images: [...open.images, ...row.images] };
        }
      }
      return products;
    },
    end: () => (open === null ? [] : [open]),
  };
}

function productOf({ line, serialNumber, name, images }: CheckedRow): CatalogProduct {
  return { line, serialNumber, name, images };
}
