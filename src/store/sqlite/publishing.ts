import { finalStatus, type Request } from '../../requests/request.ts';
import type { Publication, PublishResult } from '../submission.ts';
import type { Connection } from './connection.ts';
import { addDeliveries, newDelivery } from './delivery-rows.ts';
import { discard } from './discarding.ts';
import { everyFinished } from './facet-codes.ts';
import type { ProductRow } from './product-codec.ts';
import { findRequest } from './request-reading.ts';
import { decodeWebhook, findRequestRow, type UploadDocument } from './request-rows.ts';
import { findStaged, type StagedRow } from './staging.ts';
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

    const finished = publication.counters.productsFinished === publication.counters.products;
    db.run(statements.publishUpload, [documentOf(db, staged, publication), staged.number]);
    db.run(statements.publishRequest, [
      finished ? finalStatus(publication.counters) : 'QUEUED',
      finished ? finishedAt(db, staged, publication.sequence) : null,
      publication.sequence,
      JSON.stringify(publication.counters),
      publication.contentHash,
      staged.number,
    ]);
    if (finished) announce(db, id);
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

/** When the last product finished; for a catalogue without products, when it was sent. */
function finishedAt(db: Connection, staged: StagedRow, sequence: number): number {
  const last = db.get<ProductRow>(statements.readLog, [staged.number, everyFinished, sequence - 1, 1]);
  return last?.finished_at ?? Date.now();
}

function announce(db: Connection, id: string): void {
  const row = findRequestRow(db, null, id);
  const events = row === undefined ? undefined : decodeWebhook(row)?.events;
  if (row === undefined || events?.includes('REQUEST_FINISHED') !== true) return;
  addDeliveries(db, [newDelivery(row.number, 'REQUEST_FINISHED', null, new Date())]);
  db.run(statements.addDeliveries, [1, row.number]);
}

function published(db: Connection, id: string): Request {
  const request = findRequest(db, null, id);
  if (request === null) throw new Error(`Request ${id} is not published`);
  return request;
}
