import { CounterSums, type Counters } from '../../requests/counters.ts';
import type { Image } from '../../requests/image.ts';
import { advancePace, type Pace } from '../../requests/pace.ts';
import type { ProductStatus } from '../../requests/product.ts';
import { finalStatus, type RequestStatus, type WebhookEvent } from '../../requests/request.ts';
import type { Connection } from './connection.ts';
import { dropReservations } from './deleting.ts';
import { addDeliveries, type DeliveryInsert, newDelivery } from './delivery-rows.ts';
import { type FacetRow, facetRows } from './facet-codes.ts';
import { encodeImages } from './product-codec.ts';
import { positionOf } from './product-key.ts';
import { decodeCounters, decodePace, decodeWebhook, type RequestRow } from './request-rows.ts';
import { statements } from './statements.ts';

/** A request while one transaction changes its products; read once, written once. */
export interface Ledger {
  readonly row: RequestRow;
  readonly sums: CounterSums;
  readonly events: readonly WebhookEvent[];
  readonly facets: FacetRow[];
  readonly outbox: DeliveryInsert[];
  sequence: number;
  pace: Pace;
  lastFinishedAt: number;
  /** While failures are being retried the request does not end, even when nothing is pending just now. */
  retrying: boolean;
}

/** A product that finishes: what came of it, under the run that it was claimed with. */
export interface Finish {
  readonly key: number;
  readonly run: number;
  readonly status: ProductStatus;
  readonly images: readonly Image[];
  readonly finishedAt: Date;
}

export function openLedger(row: RequestRow): Ledger {
  const webhook = decodeWebhook(row);
  return {
    row,
    sums: new CounterSums(decodeCounters(row.counters)),
    events: webhook === null || webhook.disabledAt !== null ? [] : webhook.events,
    facets: [],
    outbox: [],
    sequence: row.sequence,
    pace: decodePace(row),
    lastFinishedAt: 0,
    retrying: row.retry_until !== null,
  };
}

/** Gives a pending product its result and its number; null when it is not pending in that run, or has other images. */
export function enter(db: Connection, ledger: Ledger, finish: Finish): number | null {
  const { key, run, status, images, finishedAt } = finish;
  const sequence = ledger.sequence + 1;
  const values = [encodeImages(images), status, sequence, finishedAt.getTime(), key, run, images.length];
  if (db.run(statements.settleProduct, values) === 0) return null;
  ledger.sequence = sequence;
  ledger.sums.finish(status, images);
  ledger.lastFinishedAt = Math.max(ledger.lastFinishedAt, finishedAt.getTime());
  ledger.facets.push(...facetRows(ledger.row.number, key, sequence, status, images));
  // A cancelled product was nobody's work, and no webhook tells of it.
  if (status === 'CANCELED') return sequence;
  ledger.pace = advancePace(ledger.pace, finishedAt);
  if (ledger.events.includes('PRODUCT_FINISHED')) {
    ledger.outbox.push(newDelivery(ledger.row.number, 'PRODUCT_FINISHED', positionOf(key), finishedAt));
  }
  return sequence;
}

/** Writes what has changed; whether the request got its final status. */
export function writeLedger(db: Connection, ledger: Ledger): boolean {
  const { row, pace, outbox } = ledger;
  const counters = ledger.sums.freeze();
  const finished = counters.productsFinished === counters.products && !ledger.retrying;
  if (finished && ledger.events.includes('REQUEST_FINISHED')) {
    outbox.push(newDelivery(row.number, 'REQUEST_FINISHED', null, new Date(ledger.lastFinishedAt)));
  }
  db.run(statements.settleRequest, [
    ledger.sequence,
    finished ? endStatus(row.status, counters) : row.status,
    finished ? ledger.lastFinishedAt : null,
    JSON.stringify(counters),
    pace.activeMilliseconds,
    pace.lastAt?.getTime() ?? null,
    row.deliveries + outbox.length,
    row.number,
  ]);
  if (ledger.facets.length > 0) db.run(statements.insertFacets, [JSON.stringify(ledger.facets)]);
  addDeliveries(db, outbox);
  if (finished) dropReservations(db, row.number);
  return finished;
}

/** A request with cancelled products stays CANCELED when others of it were retried. */
function endStatus(status: RequestStatus, counters: Counters): RequestStatus {
  const canceled = status === 'CANCELING' || (counters.facets['status:CANCELED'] ?? 0) > 0;
  return canceled ? 'CANCELED' : finalStatus(counters);
}
