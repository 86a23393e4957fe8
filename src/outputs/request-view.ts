import type { CatalogFormat } from '../domain/catalog-format.ts';
import type { CsvIssue } from '../domain/csv-issue.ts';
import { formatCursor } from '../domain/cursor.ts';
import type { Request, RequestStatus, WebhookEvent } from '../domain/request.ts';
import type { Links } from './links.ts';
import { type Progress, progressOf } from './progress-of.ts';

/** The type `Request` of the contract without its connections, as GraphQL and webhooks show it. */
export interface RequestView {
  readonly id: string;
  readonly label: string | null;
  readonly status: RequestStatus;
  readonly format: CatalogFormat;
  readonly createdAt: Date;
  readonly startedAt: Date | null;
  readonly finishedAt: Date | null;
  readonly progress: Progress;
  readonly cursor: string;
  readonly issues: readonly CsvIssue[];
  readonly totalIssues: number;
  readonly outputCsvUrl: string;
  readonly failedCsvUrl: string | null;
  readonly outputJsonlUrl: string;
  readonly archiveUrl: string;
  readonly webhook: WebhookView | null;
}

/** A request's webhook without its secret. */
export interface WebhookView {
  readonly url: string;
  readonly events: readonly WebhookEvent[];
  readonly disabledAt: Date | null;
  readonly disabledReason: string | null;
}

export function requestView(request: Request, links: Links): RequestView {
  const { id, label, status, format, createdAt, startedAt, finishedAt, issues, totalIssues, webhook } =
    request;
  const hasFailed = request.counters.imagesFailed > 0 || totalIssues > 0;
  return {
    id,
    label,
    status,
    format,
    createdAt,
    startedAt,
    finishedAt,
    progress: progressOf(request),
    cursor: formatCursor(request.sequence),
    issues,
    totalIssues,
    outputCsvUrl: links.requestFile(id, 'output.csv'),
    failedCsvUrl: hasFailed ? links.requestFile(id, 'failed.csv') : null,
    outputJsonlUrl: links.requestFile(id, 'output.jsonl'),
    archiveUrl: links.requestFile(id, 'images.zip'),
    webhook: webhook && {
      url: webhook.url,
      events: webhook.events,
      disabledAt: webhook.disabledAt,
      disabledReason: webhook.disabledReason,
    },
  };
}
