import type { Advance } from '../control.ts';
import {
  cancelProduct,
  cancelReport,
  endRetryStep,
  leftToClaims,
  nextStep,
  nothingToDo,
  restartProduct,
  retryReport,
  stepSize,
} from '../policy/controlling.ts';
import { findFree } from './claiming.ts';
import type { Claims } from './claims.ts';
import type { Connection } from './connection.ts';
import { deleteStep } from './deleting.ts';
import { facetRows, failedImages } from './facet-codes.ts';
import { openRow, writeFinish, writeLedger } from './ledger.ts';
import { decodeProduct, encodeImages, type ProductRow } from './product-codec.ts';
import { findRequestRow, type RequestRow } from './request-rows.ts';
import type { StagedRow } from './staging.ts';
import { statements } from './statements.ts';
import type { Writer } from './writer.ts';

/** The ids of requests that need steps. */
export function listAdvancing(db: Connection): string[] {
  return db.all<{ id: string }>(statements.listAdvancing, []).map(({ id }) => id);
}

/** One transaction of at most 1,000 products of whatever the request needs. */
export function advance({ db, claims }: Writer, id: string): Advance {
  const removed = db.get<StagedRow>(statements.findStaged, [id]);
  if (removed !== undefined) {
    return removed.staged_epoch === 0 ? deleteStep(db, claims, removed.number) : nothingToDo;
  }
  return db.transaction(() => {
    const row = findRequestRow(db, null, id);
    if (row === undefined) return nothingToDo;
    const step = nextStep(row.status, row.retry_until !== null);
    if (step === 'nothing') return nothingToDo;
    return step === 'cancel' ? cancelStep(db, claims, row) : retryStep(db, claims, row);
  });
}

/** Pending, unclaimed products become CANCELED; claimed ones finish by themselves. */
function cancelStep(db: Connection, claims: Claims, row: RequestRow): Advance {
  const ledger = openRow(row);
  const free = findFree(db, claims, row.number, stepSize);
  const last = free.at(-1);
  if (last === undefined) return leftToClaims;
  const finishedAt = new Date();
  const products = free.map((product) => decodeProduct(row.id, product));
  for (const product of products) writeFinish(db, ledger, cancelProduct(ledger, product, finishedAt));
  const finished = writeLedger(db, ledger);
  claims.moveFrontier(row.number, last.id + 1);
  return cancelReport(ledger, products, finished);
}

/** Products with failures from before the retry are pending again; the failures' places in the log are free. */
function retryStep(db: Connection, claims: Claims, row: RequestRow): Advance {
  const ledger = openRow(row);
  const values = [row.number, failedImages, row.retry_until ?? 0, stepSize];
  const failed = db.all<ProductRow>(statements.listFailed, values);
  const facets: (readonly [number, number, number])[] = [];
  for (const product of failed) {
    const { images, status, sequence } = decodeProduct(row.id, product);
    for (const [request, facet, key] of facetRows(row.number, product.id, sequence ?? 0, status, images)) {
      facets.push([request, facet, key]);
    }
    db.run(statements.restartProduct, [encodeImages(restartProduct(ledger, { status, images })), product.id]);
  }
  if (facets.length > 0) db.run(statements.removeFacets, [JSON.stringify(facets)]);
  const done = failed.length < stepSize;
  if (done) db.run(statements.endRetrying, [row.number]);
  endRetryStep(ledger, done, new Date());
  const finished = writeLedger(db, ledger);
  const first = Math.min(...failed.map(({ id }) => id));
  if (first < claims.frontier(row.number)) claims.moveFrontier(row.number, first);
  return retryReport(ledger, failed.length, done, finished);
}

export function listFinishedBefore(db: Connection, before: Date, limit: number) {
  const rows = db.all<{ id: string; owner: string }>(statements.listFinishedBefore, [
    before.getTime(),
    limit,
  ]);
  return rows.map(({ id, owner }) => ({ id, owner }));
}
