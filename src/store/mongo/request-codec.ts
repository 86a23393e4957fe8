import type { Request } from '../../domain/request.ts';
import type { beginningOf } from '../policy/publishing.ts';
import type { Publication } from '../submission.ts';
import type { RequestDocument, StagedDocument } from './documents.ts';

/** Those of the collection that are published. */
export const published = { status: { $exists: true } } as const;

/** What of a request's document is the store's own. */
export const requestFields = {
  contentHash: 0,
  idempotencyKey: 0,
  unfinished: 0,
  deliveries: 0,
  revision: 0,
  closing: 0,
  retryUntil: 0,
} as const;

export function decodeRequest(document: RequestDocument): Request {
  const {
    _id,
    contentHash: _hash,
    idempotencyKey: _key,
    unfinished: _unfinished,
    deliveries: _deliveries,
    revision: _revision,
    closing: _closing,
    retryUntil: _retryUntil,
    ...request
  } = document;
  return { ...request, id: _id };
}

/** The request that a staged one becomes. */
export function publishedDocument(
  { _id, uploadKey, staged }: StagedDocument,
  publication: Publication,
  { status, finishedAt, outbox }: ReturnType<typeof beginningOf>,
): RequestDocument {
  const { idempotencyKey, webhook, ...asked } = staged.request;
  const { head, counters, sequence, issues, totalIssues, contentHash } = publication;
  return {
    ...asked,
    _id,
    uploadKey,
    ...(idempotencyKey !== null && { idempotencyKey }),
    webhook: webhook && { ...webhook, disabledAt: null, disabledReason: null },
    status,
    format: head.format,
    startedAt: null,
    finishedAt,
    head,
    counters,
    pace: { activeMilliseconds: 0, lastAt: null },
    sequence,
    issues,
    totalIssues,
    contentHash,
    ...(finishedAt === null && { unfinished: true }),
    deliveries: outbox.length,
    revision: 0,
  };
}
