/**
 * A product's id is made of its request's id and its position, so that no index is needed to find it.
 * URL-safe, without `:`; the same in GraphQL, in URLs and in webhooks.
 */
export function productId(requestId: string, position: number): string {
  return `prd_${requestId.slice(4)}_${position}`;
}

/** The parts of a product's id; null if it is not one. */
export function parseProductId(id: string): { requestId: string; position: number } | null {
  const match = /^prd_([0-9a-z]{26})_(0|[1-9]\d{0,8})$/.exec(id);
  if (match === null) return null;
  return { requestId: `req_${match[1]}`, position: Number(match[2]) };
}
