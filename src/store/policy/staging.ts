import type { StagedProduct } from '../submission.ts';

/** Positions a request can have; MAX_ROWS is far below. */
export const mostProducts = 2 ** 24;

const largestBatch = 1000;

/** Any other number is no product's. */
export function isPosition(position: number): boolean {
  return Number.isInteger(position) && position >= 0 && position < mostProducts;
}

/** The position of the batch's first product. RangeError when positions have a hole or there are too many. */
export function checkBatch(products: readonly StagedProduct[]): number {
  const position = products[0]?.position ?? 0;
  if (position + products.length > mostProducts) throw new RangeError('Too many products in one request');
  if (products.length > largestBatch) throw new RangeError('More than 1,000 products in one batch');
  if (products.some((product, index) => product.position !== position + index)) {
    throw new RangeError('Positions of a batch must follow one another');
  }
  return position;
}

/** For a request that is not staged (any more): nothing may be put under one that was removed. */
export function notStaged(requestId: string): Error {
  return new Error(`Request ${requestId} is not staged`);
}
