import { type Counters, emptyCounters } from '../../domain/counters.ts';
import type { Pace } from '../../domain/pace.ts';
import type { Request, RequestStatus, Webhook } from '../../domain/request.ts';
import type { Connection } from './connection.ts';
import { statements } from './statements.ts';

/** A row of `requests`, as settling and claiming read it. */
export interface RequestRow {
  readonly number: number;
  readonly id: string;
  readonly owner: string;
  readonly status: RequestStatus;
  readonly created_at: number;
  readonly started_at: number | null;
  readonly finished_at: number | null;
  readonly sequence: number;
  readonly counters: string;
  readonly pace_active: number;
  readonly pace_last: number | null;
  readonly webhook: string | null;
  readonly webhook_disabled_at: number | null;
  readonly webhook_disabled_reason: string | null;
  readonly deliveries: number;
  readonly upload_key: string;
  /** Failures with a number up to this one are being retried; null while none are. */
  readonly retry_until: number | null;
}

/** A request's row with what never changes. */
export type WholeRequestRow = RequestRow & { readonly document: string };

/** What never changes in a published request. */
export type UploadDocument = Pick<
  Request,
  'label' | 'format' | 'compression' | 'outputMode' | 'head' | 'issues' | 'totalIssues'
>;

/** The published request, or undefined; `owner` null finds any tenant's. */
export function findRequestRow(db: Connection, owner: string | null, id: string): RequestRow | undefined {
  const row = db.get<RequestRow>(statements.findRequestRow, [id]);
  return row !== undefined && (owner === null || row.owner === owner) ? row : undefined;
}

export function decodeRequest(row: WholeRequestRow): Request {
  const document = JSON.parse(row.document) as UploadDocument;
  return {
    ...document,
    id: row.id,
    owner: row.owner,
    status: row.status,
    createdAt: new Date(row.created_at),
    startedAt: dateOrNull(row.started_at),
    finishedAt: dateOrNull(row.finished_at),
    webhook: decodeWebhook(row),
    uploadKey: row.upload_key,
    counters: decodeCounters(row.counters),
    pace: decodePace(row),
    sequence: row.sequence,
  };
}

export function decodeCounters(text: string): Counters {
  return { ...emptyCounters, ...(JSON.parse(text) as Partial<Counters>) };
}

export function decodePace(row: RequestRow): Pace {
  return { activeMilliseconds: row.pace_active, lastAt: dateOrNull(row.pace_last) };
}

export function decodeWebhook(row: RequestRow): Webhook | null {
  if (row.webhook === null) return null;
  return {
    ...(JSON.parse(row.webhook) as Pick<Webhook, 'url' | 'events' | 'secret'>),
    disabledAt: dateOrNull(row.webhook_disabled_at),
    disabledReason: row.webhook_disabled_reason,
  };
}

export function dateOrNull(milliseconds: number | null): Date | null {
  return milliseconds === null ? null : new Date(milliseconds);
}
