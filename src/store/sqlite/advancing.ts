import type { Advance } from '../control.ts';
import { cancelStep } from './canceling.ts';
import type { Connection } from './connection.ts';
import { deleteStep } from './deleting.ts';
import { findRequestRow } from './request-rows.ts';
import { retryStep } from './retrying.ts';
import type { StagedRow } from './staging.ts';
import { statements } from './statements.ts';
import type { Writer } from './writer.ts';

/** Rows a step, so that whatever else waits for the thread waits for milliseconds. */
const stepSize = 1000;

const nothingToDo: Advance = { changed: 0, done: true, deliveries: false };

/** The ids of requests that need steps. */
export function listAdvancing(db: Connection): string[] {
  return db.all<{ id: string }>(statements.listAdvancing, []).map(({ id }) => id);
}

/** One transaction of at most 1,000 products of whatever the request needs. */
export function advance({ db, claims }: Writer, id: string): Advance {
  const removed = db.get<StagedRow>(statements.findStaged, [id]);
  if (removed !== undefined) {
    return removed.staged_epoch === 0 ? deleteStep(db, claims, removed.number, stepSize) : nothingToDo;
  }
  return db.transaction(() => {
    const row = findRequestRow(db, null, id);
    if (row === undefined) return nothingToDo;
    if (row.status === 'CANCELING') return cancelStep(db, claims, row, stepSize);
    return row.retry_until === null ? nothingToDo : retryStep(db, claims, row, stepSize);
  });
}

export function listFinishedBefore(db: Connection, before: Date, limit: number) {
  const rows = db.all<{ id: string; owner: string }>(statements.listFinishedBefore, [
    before.getTime(),
    limit,
  ]);
  return rows.map(({ id, owner }) => ({ id, owner }));
}
