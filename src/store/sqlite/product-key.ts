/** Positions a request has room for; MAX_ROWS is far below. */
export const keysPerRequest = 2 ** 24;

/**
 * A product's key: its request's number above 24 bits of position. Room for 2²⁹ requests below the largest
 * integer that JavaScript has exactly.
 */
export function productKey(request: number, position: number): number {
  return request * keysPerRequest + position;
}

export function positionOf(key: number): number {
  return key % keysPerRequest;
}

export function requestOf(key: number): number {
  return Math.floor(key / keysPerRequest);
}
