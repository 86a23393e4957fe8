import type { Advance } from '../control.ts';
import type { Claims } from './claims.ts';
import type { Connection } from './connection.ts';
import { facetCodes } from './facet-codes.ts';
import { keysPerRequest, productKey } from './product-key.ts';
import { statements } from './statements.ts';

/**
 * Takes away up to `limit` rows of a request that nothing reads any more: what refers to it first, the request
 * last, so that a crash in the middle leaves what the next step goes on from.
 */
export function deleteStep(db: Connection, claims: Claims | null, request: number, limit: number): Advance {
  // Who works on a product of it may still write an output's file.
  if (claims?.hasAny(request)) return { changed: 0, done: false, deliveries: false };
  return db.transaction(() => {
    const changed =
      deleteProducts(db, request, limit) ||
      db.run(statements.deleteDeliveries, [request, limit]) ||
      deleteOutputs(db, request, limit) ||
      db.run(statements.deleteSources, [request, limit]);
    if (changed > 0) return { changed, done: false, deliveries: false };
    db.run(statements.leaveUpload, [request]);
    db.run(statements.deleteUpload, [request]);
    db.run(statements.deleteRequest, [request]);
    claims?.forget(request);
    return { changed: 1, done: true, deliveries: false };
  });
}

function deleteProducts(db: Connection, request: number, limit: number): number {
  const end = productKey(request, keysPerRequest) - 1;
  const { first } = db.one<{ first: number | null }>(statements.firstProductKey, [
    productKey(request, 0),
    end,
  ]);
  if (first === null) return 0;
  const last = Math.min(end, first + limit - 1);
  for (const facet of facetCodes) db.run(statements.deleteFacets, [request, facet, first, last]);
  db.run(statements.deleteWords, [first, last]);
  return db.run(statements.deleteProducts, [first, last]);
}

/** An output that only this request referred to becomes a leftover, whose file is to be deleted. */
function deleteOutputs(db: Connection, request: number, limit: number): number {
  const outputs = db.all<{ key: string }>(statements.listOutputs, [request, limit]);
  return dropReferences(
    db,
    request,
    outputs.map(({ key }) => key),
  );
}

/**
 * To be called when the request ends: nobody works on it, so what is still reserved is referred to by no product
 * (it was cancelled after a crash, or the image had changed).
 */
export function dropReservations(db: Connection, request: number): void {
  const reserved = db.all<{ key: string }>(statements.listReserved, [request]);
  if (reserved.length > 0)
    dropReferences(
      db,
      request,
      reserved.map(({ key }) => key),
    );
}

function dropReferences(db: Connection, request: number, outputs: readonly string[]): number {
  const keys = JSON.stringify(outputs);
  const deleted = db.run(statements.deleteOutputs, [keys, request]);
  if (deleted > 0) {
    db.run(statements.leaveOutputs, [keys]);
    db.run(statements.deleteResults, [keys]);
  }
  return deleted;
}
