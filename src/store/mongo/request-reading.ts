import type { Filter } from 'mongodb';
import type { Page, PageRequest } from '../../domain/page.ts';
import type { Request, RequestStatus } from '../../domain/request.ts';
import { decodeIdCursor, encodeCursor, listTag } from '../cursor.ts';
import { cutPage } from '../cut-page.ts';
import type { Database } from './database.ts';
import type { RequestDocument } from './documents.ts';
import { decodeRequest, published, requestFields } from './request-codec.ts';

/** One document by its key, whatever the request's size. */
export async function findRequest(
  { requests }: Database,
  owner: string | null,
  id: string,
): Promise<Request | null> {
  const document = await requests.findOne({ _id: id, ...published }, { projection: requestFields });
  if (document === null || (owner !== null && document.owner !== owner)) return null;
  return decodeRequest(document);
}

/** Newest first. */
export async function listRequests(
  { requests }: Database,
  owner: string,
  status: RequestStatus | null,
  page: PageRequest,
): Promise<Page<Request>> {
  const tag = listTag(['requests', owner, status]);
  const after = decodeIdCursor(tag, page.after);
  const list: Filter<RequestDocument> = status === null ? { owner } : { owner, status };
  const index = status === null ? 'requests_newest' : 'requests_by_status';
  const [count, documents] = await Promise.all([
    requests.countDocuments(list, { hint: index }),
    requests
      .find(after === null ? list : { ...list, $or: placesAfter(after) }, { projection: requestFields })
      .sort({ createdAt: -1, _id: -1 })
      .hint(index)
      .skip(page.offset)
      .limit(page.first + 1)
      .toArray(),
  ]);
  return cutPage(page, count, documents, (document) => ({
    item: decodeRequest(document),
    cursor: encodeCursor(tag, [document.createdAt.getTime(), document._id]),
  }));
}

function placesAfter([created, id]: readonly [number, string]): Filter<RequestDocument>[] {
  const createdAt = new Date(created);
  return [{ createdAt: { $lt: createdAt } }, { createdAt, _id: { $lt: id } }];
}

export async function listUnfinished({ requests }: Database): Promise<{ id: string; owner: string }[]> {
  const documents = await requests
    .find({ unfinished: true }, { projection: { owner: 1 } })
    .sort({ createdAt: 1, _id: 1 })
    .hint('requests_unfinished')
    .toArray();
  return documents.map(({ _id, owner }) => ({ id: _id, owner }));
}
