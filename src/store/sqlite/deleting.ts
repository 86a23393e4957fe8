import type { Advance } from '../control.ts';
import { type DeletionStage, deleted, deletionOrder, leftToClaims, stepSize } from '../policy/controlling.ts';
import type { Claims } from './claims.ts';
import type { Connection } from './connection.ts';
import { facetCodes } from './facet-codes.ts';
import { endOfKeys, productKey } from './product-key.ts';
import { statements } from './statements.ts';

const deletions: Readonly<Record<DeletionStage, (db: Connection, request: number) => number>> = {
  products: deleteProducts,
  deliveries: (db, request) => db.run(statements.deleteDeliveries, [request, stepSize]),
  outputs: deleteOutputs,
  sources: (db, request) => db.run(statements.deleteSources, [request, stepSize]),
};

/** Removes up to 1,000 rows of a request that nothing reads any more. */
export function deleteStep(db: Connection, claims: Claims | null, request: number): Advance {
  // Who works on a product of it may still write an output's file.
  if (claims?.hasAny(request)) return leftToClaims;
  return db.transaction(() => {
    for (const stage of deletionOrder) {
      const changed = deletions[stage](db, request);
      if (changed > 0) return deleted(changed, false);
    }
    db.run(statements.leaveUpload, [request]);
    db.run(statements.deleteUpload, [request]);
    db.run(statements.deleteRequest, [request]);
    claims?.forget(request);
    return deleted(1, true);
  });
}

function deleteProducts(db: Connection, request: number): number {
  const end = endOfKeys(request) - 1;
  const { first } = db.one<{ first: number | null }>(statements.firstProductKey, [
    productKey(request, 0),
    end,
  ]);
  if (first === null) return 0;
  const last = Math.min(end, first + stepSize - 1);
  for (const facet of facetCodes) db.run(statements.deleteFacets, [request, facet, first, last]);
  db.run(statements.deleteWords, [first, last]);
  return db.run(statements.deleteProducts, [first, last]);
}

function deleteOutputs(db: Connection, request: number): number {
  return dropReferences(db, request, db.all(statements.listOutputs, [request, stepSize]));
}

/**
 * To be called when the request ends: none of its products is claimed, so what is still reserved is referred to by no product
 * (it was cancelled after a crash, or the image had changed).
 */
export function dropReservations(db: Connection, request: number): void {
  dropReferences(db, request, db.all(statements.listReserved, [request]));
}

/** An output that only this request referred to becomes an orphan, whose file is to be deleted. */
function dropReferences(
  db: Connection,
  request: number,
  outputs: readonly { readonly key: string }[],
): number {
  if (outputs.length === 0) return 0;
  const keys = JSON.stringify(outputs.map(({ key }) => key));
  const deleted = db.run(statements.deleteOutputs, [keys, request]);
  db.run(statements.leaveOutputs, [keys]);
  db.run(statements.deleteResults, [keys]);
  return deleted;
}
