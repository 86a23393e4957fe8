import type { RequestStatus } from '../../domain/request.ts';
import { closeLedger, type Finish, type Ledger, openLedger } from '../policy/ledger.ts';
import type { Connection } from './connection.ts';
import { dropReservations } from './deleting.ts';
import { addDeliveries } from './delivery-rows.ts';
import { type FacetRow, facetRows } from './facet-codes.ts';
import { encodeImages } from './product-codec.ts';
import { productKey } from './product-key.ts';
import { decodeCounters, decodePace, decodeWebhook, type RequestRow } from './request-rows.ts';
import { statements } from './statements.ts';

export interface RowLedger extends Ledger {
  readonly row: RequestRow;
  readonly facets: FacetRow[];
}

export function openRow(row: RequestRow): RowLedger {
  const { owner, status, sequence } = row;
  const changing = {
    counters: decodeCounters(row.counters),
    pace: decodePace(row),
    webhook: decodeWebhook(row),
  };
  return {
    ...openLedger({ owner, status, sequence, ...changing }, row.retry_until !== null),
    row,
    facets: [],
  };
}

/** Writes a pending product's result and its number. */
export function writeFinish(
  db: Connection,
  { row, facets }: RowLedger,
  { position, status, images, finishedAt, sequence }: Finish & { readonly sequence: number },
): void {
  const key = productKey(row.number, position);
  const values = [encodeImages(images), status, sequence, finishedAt.getTime(), key];
  // Nothing but a settlement under its claim, or a cancel without one, brings a product from pending to finished.
  if (db.run(statements.writeResult, values) === 0) throw new Error(`Product ${key} is not pending`);
  facets.push(...facetRows(row.number, key, sequence, status, images));
}

/** Closes the ledger and writes what has changed; gives the request's final status, null when it got none. */
export function writeLedger(db: Connection, ledger: RowLedger): RequestStatus | null {
  const { row, facets } = ledger;
  const { status, sequence, counters, pace, finishedAt, finished, outbox } = closeLedger(ledger);
  db.run(statements.settleRequest, [
    sequence,
    status,
    finishedAt?.getTime() ?? null,
    JSON.stringify(counters),
    pace.activeMilliseconds,
    pace.lastAt?.getTime() ?? null,
    row.deliveries + outbox.length,
    row.number,
  ]);
  if (facets.length > 0) db.run(statements.insertFacets, [JSON.stringify(facets)]);
  addDeliveries(db, row.number, outbox);
  if (finished) dropReservations(db, row.number);
  return finished ? status : null;
}
