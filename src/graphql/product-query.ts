import type { ProductQuery } from '../domain/product-query.ts';
import { builder } from './builder.ts';
import { ImageOutcome, ImageStatus } from './image.ts';
import { ProductStatus } from './product.ts';

export const ProductFilter = builder.inputType('ProductFilter', {
  description: 'Which products to list. Products must match every given field.',
  fields: (t) => ({
    status: t.field({ type: ProductStatus, required: false, description: 'Products with this status.' }),
    imageStatus: t.field({
      type: ImageStatus,
      required: false,
      description: 'Products with at least one image of this status.',
    }),
    outcome: t.field({
      type: ImageOutcome,
      required: false,
      description: 'Products with at least one image of this outcome.',
    }),
    search: t.string({
      required: false,
      description: 'Beginnings of words of the name, or the serial number.',
    }),
  }),
});

export const ProductOrder = builder.enumType('ProductOrder', {
  description: 'The order of a list of products.',
  values: {
    FILE: { description: 'File order.' },
    FINISHED: { description: 'Finished products only, latest first.' },
    MOST_SAVED: { description: 'Finished products only, by bytes saved, most first.' },
    LEAST_SAVED: { description: 'Finished products only, by bytes saved, least first.' },
  } as const,
});

/** The domain's query for these arguments; null means the same as missing. */
export function toProductQuery(
  filter: typeof ProductFilter.$inferInput | null | undefined,
  order: ProductQuery['order'] | null | undefined,
): ProductQuery {
  return {
    filter: {
      status: filter?.status ?? undefined,
      imageStatus: filter?.imageStatus ?? undefined,
      outcome: filter?.outcome ?? undefined,
      search: filter?.search ?? undefined,
    },
    order: order ?? 'FILE',
  };
}
