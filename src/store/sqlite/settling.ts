import { deliveriesOf, isChanged } from '../policy/ledger.ts';
import { checkSettlements, settleBatch } from '../policy/settling.ts';
import type { Settlement, SettleReport } from '../settlement.ts';
import type { Claims } from './claims.ts';
import type { Connection } from './connection.ts';
import { openRow, type RowLedger, writeFinish, writeLedger } from './ledger.ts';
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
  checkSettlements(settlements);
  const ledgers = new Map<string, RowLedger>();
  const batch = db.transaction(() => {
    openRows(db, ledgers, settlements);
    const { sequences, settled } = settleBatch(settlements, ledgers, (settlement) =>
      claims.find(keyOf(ledgers, settlement)),
    );
    for (const one of settled) writeFinish(db, one.ledger, one);
    learnFrom(db, settled);
    const finished = [...ledgers.values()].filter(isChanged).flatMap((ledger) => {
      const status = writeLedger(db, ledger);
      return status === null ? [] : [{ row: ledger.row, status }];
    });
    return { sequences, settled, finished };
  });
  // Only now: had the transaction failed, the claims would still be current.
  for (const { settlement } of batch.settled) claims.end(keyOf(ledgers, settlement));
  for (const { row } of batch.finished) claims.forget(row.number);
  for (const settlement of settlements) {
    if (!ledgers.has(settlement.requestId)) endRemoved(db, claims, settlement);
  }
  return {
    sequences: batch.sequences,
    finishedRequests: batch.finished.map(({ row }) => row.id),
    finalStatuses: batch.finished.map(({ status }) => status),
    deliveries: deliveriesOf(ledgers.values()),
  };
}

/** Without those that are gone: everything of them is stale. */
function openRows(db: Connection, ledgers: Map<string, RowLedger>, settlements: readonly Settlement[]): void {
  for (const id of new Set(settlements.map(({ requestId }) => requestId))) {
    const row = findRequestRow(db, null, id);
    if (row !== undefined) ledgers.set(id, openRow(row));
  }
}

/** No product's key for a request that is gone. */
function keyOf(ledgers: ReadonlyMap<string, RowLedger>, { requestId, position }: Settlement): number {
  const ledger = ledgers.get(requestId);
  return ledger === undefined ? -1 : productKey(ledger.row.number, position);
}

/** The deletion of a request waits for what was claimed of it. */
function endRemoved(db: Connection, claims: Claims, { requestId, position, token }: Settlement): void {
  const removed = db.get<{ number: number }>(statements.findNumber, [requestId]);
  if (removed === undefined) return;
  const key = productKey(removed.number, position);
  if (claims.find(key)?.token === token) claims.end(key);
}
