import { type ClientSession, MongoServerError } from 'mongodb';
import { beginningOf, isFinal } from '../policy/publishing.ts';
import { notStaged } from '../policy/staging.ts';
import type { Publication, PublishResult } from '../submission.ts';
import type { Database } from './database.ts';
import { newDeliveries } from './delivery-codec.ts';
import { discard } from './discarding.ts';
import type { StagedDocument } from './documents.ts';
import { decodeRequest, publishedDocument } from './request-codec.ts';
import { transaction } from './transaction.ts';
import type { Writer } from './writer.ts';

const duplicateKey = 11_000;

export async function publish(writer: Writer, id: string, publication: Publication): Promise<PublishResult> {
  const result = await publishStaged(writer, id, publication);
  if (result.kind === 'duplicate') await discard(writer, id);
  else writer.search.begin(id);
  return result;
}

/** One transaction that makes the request visible, or finds who has its idempotency key and changes nothing. */
async function publishStaged(
  { database, lease }: Writer,
  id: string,
  publication: Publication,
): Promise<PublishResult> {
  const attempt = () => transaction(database, (session) => publishIn(session));
  try {
    return await attempt();
  } catch (error) {
    // Two with one key at the same time: the other one has it now.
    if (error instanceof MongoServerError && error.code === duplicateKey) return attempt();
    throw error;
  }

  async function publishIn(session: ClientSession): Promise<PublishResult> {
    const holding = lease.held();
    const staged = await database.staged.findOne({ _id: id, 'staged.epoch': holding.epoch }, { session });
    if (staged === null) throw notStaged(id);
    await lease.check(holding, session);
    const duplicate = await findDuplicate(database, session, staged, publication.contentHash);
    if (duplicate !== null) return duplicate;

    const last = isFinal(publication.counters) ? await lastFinish(database, session, id) : null;
    const beginning = beginningOf(publication, staged.staged.request.webhook, last, new Date());
    const document = publishedDocument(staged, publication, beginning);
    const events = newDeliveries(id, 0, beginning.outbox);
    if (events.length > 0) await database.deliveries.insertMany(events, { session });
    await database.requests.replaceOne({ _id: id }, document, { session });
    await database.unsearchable.insertOne({ _id: id, from: 0 }, { session });
    return { kind: 'published', request: decodeRequest(document) };
  }
}

async function findDuplicate(
  { requests }: Database,
  session: ClientSession,
  { staged }: StagedDocument,
  contentHash: string,
): Promise<PublishResult | null> {
  const { owner, idempotencyKey } = staged.request;
  if (idempotencyKey === null) return null;
  const found = await requests.findOne({ owner, idempotencyKey }, { session });
  if (found === null) return null;
  return { kind: 'duplicate', request: decodeRequest(found), sameContent: found.contentHash === contentHash };
}

/** When the last product finished; null when there is none. */
async function lastFinish(
  { products }: Database,
  session: ClientSession,
  request: string,
): Promise<Date | null> {
  const last = await products.findOne(
    { '_id.request': request, sequence: { $gt: 0 } },
    { session, sort: { sequence: -1 }, hint: 'products_log' },
  );
  return last?.finishedAt ?? null;
}
