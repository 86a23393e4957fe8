import type { WebhookDelivery } from '../../domain/delivery.ts';
import { emptyPage, type Page, type PageRequest } from '../../domain/page.ts';
import { decodeCursor, encodeCursor, listTag } from '../cursor.ts';
import { cutPage } from '../cut-page.ts';
import { isDisabled } from '../policy/standing.ts';
import type { Database } from './database.ts';
import { type DeliveringRequest, decodeDelivery, deliveringFields } from './delivery-codec.ts';
import { published } from './request-codec.ts';

/** The index holds the request's id, so that skipping a long backlog reads no document of it. */
export async function dueDeliveries(
  database: Database,
  now: Date,
  limit: number,
  passOver: readonly string[] = [],
): Promise<WebhookDelivery[]> {
  const passed = new Set(passOver);
  for (;;) {
    const due = await database.deliveries
      .find({
        status: 'PENDING',
        nextAttemptAt: { $gt: new Date(0), $lte: now },
        request: { $nin: [...passed] },
      })
      .sort({ nextAttemptAt: 1, request: 1, number: 1 })
      .hint('deliveries_due')
      .limit(limit)
      .batchSize(Math.max(1, limit))
      .toArray();
    const requests = await requestsOf(database, new Set(due.map(({ request }) => request)));
    const passable = [...new Set(due.map(({ request }) => request))].filter((id) => {
      const request = requests.get(id);
      return request === undefined || isDisabled(request.webhook);
    });
    // Of a webhook that was just disabled they wait to be closed, of a removed request to be deleted.
    if (passable.length === 0) {
      return due.flatMap((delivery) => {
        const request = requests.get(delivery.request);
        return request === undefined ? [] : [decodeDelivery(delivery, request)];
      });
    }
    for (const id of passable) passed.add(id);
  }
}

export async function nextDeliveryAt({ deliveries }: Database): Promise<Date | null> {
  const next = await deliveries.findOne(
    { status: 'PENDING', nextAttemptAt: { $gt: new Date(0) } },
    { sort: { nextAttemptAt: 1 }, hint: 'deliveries_due', projection: { nextAttemptAt: 1, _id: 0 } },
  );
  return next?.nextAttemptAt ?? null;
}

export async function findDelivery(
  database: Database,
  owner: string | null,
  id: string,
): Promise<WebhookDelivery | null> {
  const document = await database.deliveries.findOne({ _id: id });
  if (document === null) return null;
  const request = (await requestsOf(database, new Set([document.request]))).get(document.request);
  if (request === undefined || (owner !== null && request.owner !== owner)) return null;
  return decodeDelivery(document, request);
}

/** Newest first; the total is kept with the request. */
export async function listDeliveries(
  { requests, deliveries }: Database,
  requestId: string,
  page: PageRequest,
): Promise<Page<WebhookDelivery>> {
  const tag = listTag(['deliveries', requestId]);
  const [before] = decodeCursor(tag, page.after) ?? [Number.MAX_SAFE_INTEGER];
  const request = await requests.findOne(
    { _id: requestId, ...published },
    { projection: { ...deliveringFields, deliveries: 1 } },
  );
  if (request === null) return emptyPage;
  const documents = await deliveries
    .find({ request: requestId, number: { $lt: before } })
    .sort({ number: -1 })
    .hint('deliveries_newest')
    .skip(page.offset)
    .limit(page.first + 1)
    .toArray();
  return cutPage(page, request.deliveries, documents, (document) => ({
    item: decodeDelivery(document, request),
    cursor: encodeCursor(tag, [document.number, 0]),
  }));
}

async function requestsOf(
  { requests }: Database,
  ids: ReadonlySet<string>,
): Promise<Map<string, DeliveringRequest>> {
  if (ids.size === 0) return new Map();
  const found = await requests
    .find({ _id: { $in: [...ids] }, ...published }, { projection: deliveringFields })
    .toArray();
  return new Map(found.map((request) => [request._id, request]));
}
