import { advancePace } from '../../domain/pace.ts';
import { isOpen } from '../policy/controlling.ts';
import type { Claim } from '../settlement.ts';
import type { Claims } from './claims.ts';
import type { Connection } from './connection.ts';
import { decodeProduct, type ProductRow } from './product-codec.ts';
import { endOfKeys, productKey, requestOf } from './product-key.ts';
import { decodePace, findRequestRow, type RequestRow } from './request-rows.ts';
import { statements } from './statements.ts';
import type { Writer } from './writer.ts';

/** Claims pending products in file order; none of a request that is being cancelled or has finished. */
export function claim({ db, claims }: Writer, requestId: string, limit: number): Claim[] {
  const request = findRequestRow(db, null, requestId);
  if (request === undefined || !isOpen(request.status)) return [];
  const free = findFree(db, claims, request.number, limit);
  const last = free.at(-1);
  if (last === undefined) return [];
  if (request.status === 'QUEUED') start(db, request, new Date());
  claims.moveFrontier(request.number, last.id + 1);
  return free.map((row) => {
    const product = decodeProduct(requestId, row);
    const token = claims.take(row.id, product.run, product.images.length);
    return { product, owner: request.owner, token };
  });
}

/** Releases claims, except on products that have been claimed again since. */
export function release({ db, claims }: Writer, released: readonly Claim[]): void {
  for (const { product, token } of released) {
    // One that was removed too: its deletion waits for its claims.
    const request = db.get<{ number: number }>(statements.findNumber, [product.requestId]);
    if (request === undefined) continue;
    const key = productKey(request.number, product.position);
    if (claims.find(key)?.token !== token) continue;
    claims.end(key);
    if (key < claims.frontier(requestOf(key))) claims.moveFrontier(requestOf(key), key);
  }
}

/** Pending products in file order. Passes over what is claimed; there is never more of it than the queue's window. */
export function findFree(db: Connection, claims: Claims, request: number, limit: number): ProductRow[] {
  const end = endOfKeys(request);
  const free: ProductRow[] = [];
  let from = Math.max(claims.frontier(request), productKey(request, 0));
  while (free.length < limit) {
    const rows = db.all<ProductRow>(statements.listPending, [from, end, limit]);
    for (const row of rows) {
      if (free.length < limit && claims.find(row.id) === undefined) free.push(row);
    }
    const last = rows.at(-1);
    if (last === undefined || rows.length < limit) break;
    from = last.id + 1;
  }
  return free;
}

function start(db: Connection, request: RequestRow, now: Date): void {
  const pace = advancePace(decodePace(request), now);
  const lastAt = pace.lastAt?.getTime() ?? null;
  db.run(statements.startRequest, [now.getTime(), pace.activeMilliseconds, lastAt, request.number]);
}
