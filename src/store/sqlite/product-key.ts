import { mostProducts } from '../policy/staging.ts';

/**
 * A product's key: its request's number above 24 bits of position. Room for 2²⁹ requests below the largest
 * integer that JavaScript has exactly.
 */
export function productKey(request: number, position: number): number {
  return request * mostProducts + position;
}

export function positionOf(key: number): number {
  return key % mostProducts;
}

export function requestOf(key: number): number {
  return Math.floor(key / mostProducts);
}

/** Above all keys of the request. */
export function endOfKeys(request: number): number {
  return productKey(request, mostProducts);
}
