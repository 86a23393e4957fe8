import type { Request } from '../../domain/request.ts';
import { beginningOf, isFinal } from '../policy/publishing.ts';
import type { Publication, PublishResult } from '../submission.ts';
import type { Connection } from './connection.ts';
import { addDeliveries } from './delivery-rows.ts';
import { discard } from './discarding.ts';
import { everyFinished } from './facet-codes.ts';
import type { ProductRow } from './product-codec.ts';
import { findRequest } from './request-reading.ts';
import { dateOrNull, type UploadDocument } from './request-rows.ts';
import { findStaged, type StagedRow, webhookOf } from './staging.ts';
import { statements } from './statements.ts';
import type { Writer } from './writer.ts';

export async function publish(writer: Writer, id: string, publication: Publication): Promise<PublishResult> {
  const result = publishStaged(writer, id, publication);
  if (result.kind === 'duplicate') await discard(writer, id);
  else writer.search.resume();
  return result;
}

/** One transaction that makes the request visible, or finds who has its idempotency key and changes nothing. */
function publishStaged({ db, epoch }: Writer, id: string, publication: Publication): PublishResult {
  return db.transaction(() => {
    const staged = findStaged(db, epoch, id);
    const duplicate = findDuplicate(db, staged, publication.contentHash);
    if (duplicate !== undefined) return duplicate;

    const { counters, sequence, contentHash } = publication;
    const last = isFinal(counters) ? lastFinish(db, staged.number, sequence) : null;
    const { status, finishedAt, outbox } = beginningOf(publication, webhookOf(staged), last, new Date());
    db.run(statements.publishUpload, [documentOf(db, staged, publication), staged.number]);
    db.run(statements.publishRequest, [
      status,
      finishedAt?.getTime() ?? null,
      sequence,
      JSON.stringify(counters),
      contentHash,
      outbox.length,
      staged.number,
    ]);
    addDeliveries(db, staged.number, outbox);
    return { kind: 'published', request: published(db, id) };
  });
}

function findDuplicate(db: Connection, staged: StagedRow, contentHash: string): PublishResult | undefined {
  if (staged.idempotency_key === null) return undefined;
  const values = [staged.owner, staged.idempotency_key];
  const found = db.get<{ id: string; content_hash: string }>(statements.findByIdempotencyKey, values);
  if (found === undefined) return undefined;
  return {
    kind: 'duplicate',
    request: published(db, found.id),
    sameContent: found.content_hash === contentHash,
  };
}

function documentOf(db: Connection, staged: StagedRow, publication: Publication): string {
  const { document } = db.one<{ document: string }>(statements.readUpload, [staged.number]);
  const asked = JSON.parse(document) as Pick<UploadDocument, 'label' | 'compression' | 'outputMode'>;
  const { head, issues, totalIssues } = publication;
  const whole: UploadDocument = { ...asked, format: head.format, head, issues, totalIssues };
  return JSON.stringify(whole);
}

/** When the last product finished; null when there is none. */
function lastFinish(db: Connection, request: number, sequence: number): Date | null {
  const last = db.get<ProductRow>(statements.readLog, [request, everyFinished, sequence - 1, 1]);
  return dateOrNull(last?.finished_at ?? null);
}

function published(db: Connection, id: string): Request {
  const request = findRequest(db, null, id);
  if (request === null) throw new Error(`Request ${id} is not published`);
  return request;
}
