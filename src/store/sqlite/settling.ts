import { productStatus } from '../../requests/product.ts';
import type { Settlement, SettleReport } from '../settlement.ts';
import type { Claims } from './claims.ts';
import type { Connection } from './connection.ts';
import { enter, type Ledger, openLedger, writeLedger } from './ledger.ts';
import { productKey } from './product-key.ts';
import { findRequestRow } from './request-rows.ts';
import { learnFrom } from './reusing.ts';
import { statements } from './statements.ts';
import type { Writer } from './writer.ts';

/**
 * Stores a batch in one transaction. Numbers follow one another because SQLite has one writer at a time, and
 * the transaction is that writer from its first statement on.
 */
export function settle({ db, claims }: Writer, settlements: readonly Settlement[]): SettleReport {
  if (settlements.length > 200) throw new RangeError('More than 200 settlements in one batch');
  const settledKeys = new Set<number>();
  const report = db.transaction(() => {
    const ledgers = new Map<string, Ledger | null>();
    const sequences = settlements.map((settlement) => {
      const ledger = ledgerOf(db, ledgers, settlement.requestId);
      if (ledger !== null) return settleProduct(db, claims, settledKeys, ledger, settlement);
      endRemoved(db, claims, settlement);
      return null;
    });
    const changed = [...ledgers.values()].filter(
      (ledger): ledger is Ledger => ledger !== null && ledger.sequence > ledger.row.sequence,
    );
    learnFrom(
      db,
      ledgers,
      settlements.filter((_, index) => sequences[index] !== null),
    );
    const finished = changed.filter((ledger) => writeLedger(db, ledger));
    return { sequences, finished, deliveries: changed.reduce((sum, { outbox }) => sum + outbox.length, 0) };
  });
  // Only now: had the transaction failed, the claims would still stand.
  for (const key of settledKeys) claims.end(key);
  for (const { row } of report.finished) claims.forget(row.number);
  const { sequences, finished, deliveries } = report;
  return { sequences, finishedRequests: finished.map(({ row }) => row.id), deliveries };
}

/** The number given, or null when claim or run are not current, or the images are not the product's. */
function settleProduct(
  db: Connection,
  claims: Claims,
  settledKeys: Set<number>,
  ledger: Ledger,
  settlement: Settlement,
): number | null {
  const { images, finishedAt, run, token, canceled } = settlement;
  const key = productKey(ledger.row.number, settlement.position);
  if (settledKeys.has(key) || !claims.isCurrent(key, token)) return null;
  const status = productStatus(images);
  if (status === 'PENDING') throw new Error('A settlement has an image that is pending');
  const sequence = enter(db, ledger, {
    key,
    run,
    status: canceled ? 'CANCELED' : status,
    images,
    finishedAt,
  });
  if (sequence !== null) settledKeys.add(key);
  return sequence;
}

/** The deletion of a request waits for what was claimed of it. */
function endRemoved(db: Connection, claims: Claims, { requestId, position, token }: Settlement): void {
  const removed = db.get<{ number: number }>(statements.findNumber, [requestId]);
  if (removed === undefined) return;
  const key = productKey(removed.number, position);
  if (claims.isCurrent(key, token)) claims.end(key);
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
