import { type Facet, facetsOf } from '../../domain/counters.ts';
import type { Image } from '../../domain/image.ts';
import type { ProductStatus } from '../../domain/product.ts';
import { savedRank } from '../policy/product-selection.ts';

/** Every finished product is found under this one. */
export const everyFinished = 0;

/** Stored numbers; a code is never given a second meaning. */
const codes: Readonly<Partial<Record<Facet, number>>> = {
  'status:SUCCEEDED': 1,
  'status:PARTIALLY_FAILED': 2,
  'status:FAILED': 3,
  'status:CANCELED': 4,
  'image:SUCCEEDED': 5,
  'image:FAILED': 6,
  'image:SKIPPED': 7,
  'outcome:TARGET_MET': 8,
  'outcome:BEST_EFFORT': 9,
  'outcome:KEPT_ORIGINAL': 10,
};

/** Every product with a failed image is found under this one. */
export const failedImages = 6;

export const facetCodes: readonly number[] = [everyFinished, ...Object.values(codes)];

export function facetCode(facet: Facet): number {
  const code = codes[facet];
  if (code === undefined) throw new Error(`No finished product has ${facet}`);
  return code;
}

/** One row of `facets`: request, facet, key, sequence, saved. */
export type FacetRow = readonly [number, number, number, number, number];

/** The rows a finished product is found under. */
export function facetRows(
  request: number,
  key: number,
  sequence: number,
  status: ProductStatus,
  images: readonly Image[],
): FacetRow[] {
  const saved = savedRank(images);
  const found = [everyFinished, ...facetsOf(status, images).map(facetCode)];
  return found.map((facet) => [request, facet, key, sequence, saved]);
}
