/** What a claim's token says: whose epoch, which of its batches, which product. */
interface ClaimToken {
  readonly epoch: number;
  readonly batch: number;
  readonly position: number;
}

export function encodeToken({ epoch, batch, position }: ClaimToken): string {
  return `${epoch}.${batch}.${position}`;
}

/** Null for what no claim gave. */
export function parseToken(token: string): ClaimToken | null {
  const match = /^(\d{1,15})\.(\d{1,15})\.(\d{1,8})$/.exec(token);
  if (match === null) return null;
  const [epoch = 0, batch = 0, position = 0] = match.slice(1).map(Number);
  return { epoch, batch, position };
}
