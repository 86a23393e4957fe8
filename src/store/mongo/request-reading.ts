import type { Filter } from 'mongodb';
import type { Page, PageRequest } from '../../domain/page.ts';
import type { Request, RequestStatus } from '../../domain/request.ts';
import type { Backlog, UnfinishedStatus } from '../backlog.ts';
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

export async function readBacklog({ requests }: Database): Promise<Backlog> {
  const left = (all: string, ...done: string[]) => ({
    $sum: { $subtract: [`$counters.${all}`, { $add: done.map((name) => `$counters.${name}`) }] },
  });
  const having = (status: UnfinishedStatus) => ({ $sum: { $cond: [{ $eq: ['$status', status] }, 1, 0] } });
  const nothing = { QUEUED: 0, PROCESSING: 0, CANCELING: 0, products: 0, images: 0 };
  const groups = requests.aggregate<Record<UnfinishedStatus | 'products' | 'images', number>>(
    [
      { $match: { unfinished: true } },
      {
        $group: {
          _id: null,
          QUEUED: having('QUEUED'),
          PROCESSING: having('PROCESSING'),
          CANCELING: having('CANCELING'),
          products: left('products', 'productsFinished'),
          images: left('images', 'imagesSucceeded', 'imagesFailed', 'imagesSkipped'),
        },
      },
      { $project: { _id: 0 } },
    ],
    { hint: 'requests_unfinished' },
  );
  const [{ products, images, ...counts } = nothing] = await groups.toArray();
  return { requests: counts, products, images };
}
