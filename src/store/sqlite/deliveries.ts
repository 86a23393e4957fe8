import { setImmediate as nextTurn } from 'node:timers/promises';
import type { DeliveryAttempt, WebhookDelivery } from '../../domain/delivery.ts';
import { emptyPage, type Page, type PageRequest } from '../../domain/page.ts';
import { decodeCursor, encodeCursor, listTag } from '../cursor.ts';
import { cutPage } from '../cut-page.ts';
import { type Standing, standingOf } from '../policy/standing.ts';
import type { Connection } from './connection.ts';
import { type DeliveryRow, decodeAttempts, decodeDelivery } from './delivery-rows.ts';
import { dateOrNull, findRequestRow } from './request-rows.ts';
import { statements } from './statements.ts';
import type { Writer } from './writer.ts';

/** The index holds the request's number, so that skipping a long backlog reads no row of it. */
export function dueDeliveries(
  db: Connection,
  now: Date,
  limit: number,
  passOver: readonly string[] = [],
): WebhookDelivery[] {
  const values = [now.getTime(), JSON.stringify(passOver), limit];
  return db.all<DeliveryRow>(statements.dueDeliveries, values).map(decodeDelivery);
}

export function nextDeliveryAt(db: Connection): Date | null {
  return dateOrNull(db.get<{ due: number }>(statements.nextDeliveryAt, [])?.due ?? null);
}

export function findDelivery(db: Connection, owner: string | null, id: string): WebhookDelivery | null {
  const row = db.get<DeliveryRow>(statements.findDelivery, [id]);
  return row === undefined || (owner !== null && row.owner !== owner) ? null : decodeDelivery(row);
}

/** Newest first; the total is kept with the request. */
export function listDeliveries(db: Connection, requestId: string, page: PageRequest): Page<WebhookDelivery> {
  const tag = listTag(['deliveries', requestId]);
  const [before] = decodeCursor(tag, page.after) ?? [Number.MAX_SAFE_INTEGER];
  return db.snapshot(() => {
    const request = findRequestRow(db, null, requestId);
    if (request === undefined) return emptyPage;
    const values = [request.number, before, page.first + 1, page.offset];
    const rows = db.all<DeliveryRow>(statements.listDeliveries, values);
    return cutPage(page, request.deliveries, rows, (row) => ({
      item: decodeDelivery(row),
      cursor: encodeCursor(tag, [row.number, 0]),
    }));
  });
}

/** Harmless when the delivery is gone. One whose webhook was disabled meanwhile is not tried again. */
export function recordAttempt({ db }: Writer, id: string, attempt: DeliveryAttempt, state: Standing): void {
  db.transaction(() => {
    const row = db.get<DeliveryRow>(statements.findDelivery, [id]);
    if (row === undefined) return;
    const { status, nextAttemptAt } = standingOf(state, row.webhook_disabled_at !== null);
    db.run(statements.writeAttempts, [
      JSON.stringify([...decodeAttempts(row.attempts), attempt]),
      status,
      nextAttemptAt?.getTime() ?? null,
      row.number,
    ]);
  });
}

/** Marks the webhook, then its waiting deliveries, at most 1,000 a transaction with other work in between. */
export async function disableWebhook(
  { db }: Writer,
  requestId: string,
  at: Date,
  reason: string,
): Promise<void> {
  const request = findRequestRow(db, null, requestId);
  if (request === undefined) return;
  db.run(statements.disableWebhook, [at.getTime(), reason, request.number]);
  await closeDeliveries(db, request.number);
}

/** Goes on with what an earlier opening of the store was at. */
export async function resumeClosing(db: Connection): Promise<void> {
  for (const { number } of db.all<{ number: number }>(statements.listClosing, [])) {
    await closeDeliveries(db, number);
  }
}

/** Stops where the webhook was enabled again meanwhile. */
async function closeDeliveries(db: Connection, request: number): Promise<void> {
  const closing = () => db.get<{ closing: number | null }>(statements.readClosing, [request])?.closing;
  while (closing() && db.run(statements.closeDeliveries, [request]) > 0) await nextTurn();
  db.run(statements.endClosing, [request]);
}
