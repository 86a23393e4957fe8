import { CounterSums, type Counters } from '../../requests/counters.ts';
import type { Image } from '../../requests/image.ts';
import { advancePace, type Pace } from '../../requests/pace.ts';
import { productStatus } from '../../requests/product.ts';
import { finalStatus, type RequestStatus, type WebhookEvent } from '../../requests/request.ts';
import type { Settlement, SettleReport } from '../store.ts';
import type { Claims } from './claims.ts';
import type { Connection } from './connection.ts';
import { addDeliveries, type DeliveryInsert, newDelivery } from './delivery-rows.ts';
import { type FacetRow, facetRows } from './facet-codes.ts';
import { encodeImages } from './product-codec.ts';
import { productKey } from './product-key.ts';
import {
  decodeCounters,
  decodePace,
  decodeWebhook,
  findRequestRow,
  type RequestRow,
} from './request-rows.ts';
import { statements } from './statements.ts';

/** A request while a batch changes it; read once, written once. */
interface Ledger {
  readonly row: RequestRow;
  readonly sums: CounterSums;
  readonly events: readonly WebhookEvent[];
  sequence: number;
  pace: Pace;
  lastFinishedAt: number;
  deliveries: number;
}

/** What a batch adds beside its products and requests. */
interface Additions {
  readonly facets: FacetRow[];
  readonly outputs: (readonly [key: string, request: number, bytes: number])[];
  readonly deliveries: DeliveryInsert[];
}

/**
 * Stores a batch in one transaction. Numbers follow one another because SQLite has one writer at a time, and
 * the transaction is that writer from its first statement on.
 */
export function settle(db: Connection, claims: Claims, settlements: readonly Settlement[]): SettleReport {
  if (settlements.length > 200) throw new RangeError('More than 200 settlements in one batch');
  const settledKeys = new Set<number>();
  const report = db.transaction(() => {
    const ledgers = new Map<string, Ledger | null>();
    const additions: Additions = { facets: [], outputs: [], deliveries: [] };
    const sequences = settlements.map((settlement) => {
      const ledger = ledgerOf(db, ledgers, settlement.requestId);
      return ledger && settleProduct(db, claims, settledKeys, ledger, additions, settlement);
    });
    const changed = [...ledgers.values()].filter(
      (ledger) => ledger !== null && ledger.sequence > ledger.row.sequence,
    );
    const finishedRequests: string[] = [];
    for (const ledger of changed as Ledger[]) {
      if (writeLedger(db, ledger, additions)) finishedRequests.push(ledger.row.id);
    }
    if (additions.facets.length > 0) db.run(statements.insertFacets, [JSON.stringify(additions.facets)]);
    if (additions.outputs.length > 0) db.run(statements.insertOutputs, [JSON.stringify(additions.outputs)]);
    addDeliveries(db, additions.deliveries);
    return { sequences, finishedRequests, deliveries: additions.deliveries.length, ledgers };
  });
  // Only now: had the transaction failed, the claims would still stand.
  for (const key of settledKeys) claims.end(key);
  for (const id of report.finishedRequests) claims.forget(report.ledgers.get(id)?.row.number ?? 0);
  const { sequences, finishedRequests, deliveries } = report;
  return { sequences, finishedRequests, deliveries };
}

/** The number given, or null when claim or run are not current, or the images are not the product's. */
function settleProduct(
  db: Connection,
  claims: Claims,
  settledKeys: Set<number>,
  ledger: Ledger,
  additions: Additions,
  settlement: Settlement,
): number | null {
  const { images, finishedAt, run, token } = settlement;
  const request = ledger.row.number;
  const key = productKey(request, settlement.position);
  if (settledKeys.has(key) || !claims.isCurrent(key, token)) return null;
  const status = productStatus(images);
  if (status === 'PENDING') throw new Error('A settlement has an image that is pending');
  const sequence = ledger.sequence + 1;
  const values = [encodeImages(images), status, sequence, finishedAt.getTime(), key, run, images.length];
  if (db.run(statements.settleProduct, values) === 0) return null;

  settledKeys.add(key);
  ledger.sequence = sequence;
  ledger.sums.finish(status, images);
  ledger.pace = advancePace(ledger.pace, finishedAt);
  ledger.lastFinishedAt = Math.max(ledger.lastFinishedAt, finishedAt.getTime());
  additions.facets.push(...facetRows(request, key, sequence, status, images));
  additions.outputs.push(...outputRows(request, images));
  if (ledger.events.includes('PRODUCT_FINISHED')) {
    additions.deliveries.push(newDelivery(request, 'PRODUCT_FINISHED', settlement.position, finishedAt));
    ledger.deliveries += 1;
  }
  return sequence;
}

/** Whether the request got its final status. */
function writeLedger(db: Connection, ledger: Ledger, additions: Additions): boolean {
  const { row, pace } = ledger;
  const counters = ledger.sums.freeze();
  const finished = counters.productsFinished === counters.products;
  if (finished && ledger.events.includes('REQUEST_FINISHED')) {
    additions.deliveries.push(
      newDelivery(row.number, 'REQUEST_FINISHED', null, new Date(ledger.lastFinishedAt)),
    );
    ledger.deliveries += 1;
  }
  db.run(statements.settleRequest, [
    ledger.sequence,
    finished ? endStatus(row.status, counters) : row.status,
    finished ? ledger.lastFinishedAt : null,
    JSON.stringify(counters),
    pace.activeMilliseconds,
    pace.lastAt?.getTime() ?? null,
    ledger.deliveries,
    row.number,
  ]);
  return finished;
}

function endStatus(status: RequestStatus, counters: Counters): RequestStatus {
  return status === 'CANCELING' ? 'CANCELED' : finalStatus(counters);
}

/** Null for a request that is not there (any more): everything of it is stale. */
function ledgerOf(db: Connection, ledgers: Map<string, Ledger | null>, id: string): Ledger | null {
  const known = ledgers.get(id);
  if (known !== undefined) return known;
  const row = findRequestRow(db, null, id);
  const ledger = row === undefined ? null : openLedger(row);
  ledgers.set(id, ledger);
  return ledger;
}

function openLedger(row: RequestRow): Ledger {
  const webhook = decodeWebhook(row);
  return {
    row,
    sums: new CounterSums(decodeCounters(row.counters)),
    events: webhook === null || webhook.disabledAt !== null ? [] : webhook.events,
    sequence: row.sequence,
    pace: decodePace(row),
    lastFinishedAt: 0,
    deliveries: row.deliveries,
  };
}

function outputRows(request: number, images: readonly Image[]): Additions['outputs'] {
  return images.flatMap((image) =>
    image.status === 'SUCCEEDED' ? [[image.result.key, request, image.result.bytesOut] as const] : [],
  );
}
