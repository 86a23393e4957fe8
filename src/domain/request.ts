import type { CatalogFormat } from './catalog-format.ts';
import type { CatalogHead } from './catalog-head.ts';
import type { CompressionOptions } from './compression-options.ts';
import type { Counters } from './counters.ts';
import type { CsvIssue } from './csv-issue.ts';
import type { Pace } from './pace.ts';

export type RequestStatus =
  | 'QUEUED'
  | 'PROCESSING'
  | 'CANCELING'
  | 'COMPLETED'
  | 'COMPLETED_WITH_ERRORS'
  | 'FAILED'
  | 'CANCELED';

export type OutputMode = 'APPEND' | 'REPLACE';
export type WebhookEvent = 'PRODUCT_FINISHED' | 'REQUEST_FINISHED';

/** Where a request's events go. */
export interface Webhook {
  readonly url: string;
  readonly events: readonly WebhookEvent[];
  /** `whsec_…`; null: the server's own (WEBHOOK_SECRET, else the tenant's). Never shown. */
  readonly secret: string | null;
  readonly disabledAt: Date | null;
  readonly disabledReason: string | null;
}

/** One upload. */
export interface Request {
  readonly id: string;
  /** The tenant; `default` on an open server. */
  readonly owner: string;
  readonly label: string | null;
  readonly status: RequestStatus;
  readonly format: CatalogFormat;
  readonly createdAt: Date;
  readonly startedAt: Date | null;
  readonly finishedAt: Date | null;
  readonly compression: CompressionOptions;
  readonly outputMode: OutputMode;
  readonly webhook: Webhook | null;
  /** The key of the kept upload in `files`. */
  readonly uploadKey: string;
  readonly head: CatalogHead;
  readonly counters: Counters;
  readonly pace: Pace;
  /** The newest number of its progress log; 0 while nothing has finished. */
  readonly sequence: number;
  /** Why rows were skipped: the first 100 of `totalIssues`. */
  readonly issues: readonly CsvIssue[];
  readonly totalIssues: number;
}

const finalStatuses: ReadonlySet<RequestStatus> = new Set([
  'COMPLETED',
  'COMPLETED_WITH_ERRORS',
  'FAILED',
  'CANCELED',
]);

/** Whether the request has a final status. */
export function isFinished(status: RequestStatus): boolean {
  return finalStatuses.has(status);
}

/** The final status of a request with these counters (docs/contract.md “Requests”). */
export function finalStatus(counters: Counters): RequestStatus {
  if (counters.imagesFailed === 0) return 'COMPLETED';
  return counters.imagesSucceeded === 0 ? 'FAILED' : 'COMPLETED_WITH_ERRORS';
}
