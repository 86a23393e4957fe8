import type { Page, PageRequest } from '../../domain/page.ts';
import type { Request, RequestStatus } from '../../domain/request.ts';
import type { Backlog } from '../backlog.ts';
import { decodeCursor, encodeCursor, listTag } from '../cursor.ts';
import { cutPage } from '../cut-page.ts';
import type { Connection, Value } from './connection.ts';
import { decodeRequest, type WholeRequestRow } from './request-rows.ts';
import { statements } from './statements.ts';

/** Two rows by primary key, whatever the request's size. */
export function findRequest(db: Connection, owner: string | null, id: string): Request | null {
  const row = db.get<WholeRequestRow>(statements.findRequest, [id]);
  if (row === undefined || (owner !== null && row.owner !== owner)) return null;
  return decodeRequest(row);
}

/** Newest first. */
export function listRequests(
  db: Connection,
  owner: string,
  status: RequestStatus | null,
  page: PageRequest,
): Page<Request> {
  const tag = listTag(['requests', owner, status]);
  const [created, number] = decodeCursor(tag, page.after) ?? [Number.MAX_SAFE_INTEGER, 0];
  const list: Value[] = status === null ? [owner] : [owner, status];
  return db.snapshot(() => {
    const { count } = db.one<{ count: number }>(
      status === null ? statements.countRequests : statements.countRequestsByStatus,
      list,
    );
    const rows = db.all<WholeRequestRow>(
      status === null ? statements.listRequests : statements.listRequestsByStatus,
      [...list, created, number, page.first + 1, page.offset],
    );
    return cutPage(page, count, rows, (row) => ({
      item: decodeRequest(row),
      cursor: encodeCursor(tag, [row.created_at, row.number]),
    }));
  });
}

export function listUnfinished(db: Connection): { id: string; owner: string }[] {
  return db
    .all<{ id: string; owner: string }>(statements.listUnfinished, [])
    .map(({ id, owner }) => ({ id, owner }));
}

export function readBacklog(db: Connection): Backlog {
  const { products, images, QUEUED, PROCESSING, CANCELING } = db.one<
    Backlog['requests'] & Omit<Backlog, 'requests'>
  >(statements.readBacklog, []);
  return { requests: { QUEUED, PROCESSING, CANCELING }, products, images };
}
