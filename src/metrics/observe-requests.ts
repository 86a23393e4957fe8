import { CsvRejectedError } from '../catalog/csv-rejected-error.ts';
import { IdempotencyConflictError } from '../domain/idempotency-conflict-error.ts';
import { LimitExceededError } from '../domain/limit-exceeded-error.ts';
import type { Requests } from '../requests/requests.ts';
import type { Metrics } from './create-metrics.ts';
import type { UploadResult } from './request-metrics.ts';

/** The same use cases, with uploads that come to nothing and followers of progress counted. */
export function observeRequests(requests: Requests, metrics: Metrics): Requests {
  const counted = <T>(upload: Promise<T>): Promise<T> =>
    upload.catch((error: unknown) => {
      metrics.requests.uploaded(failureOf(error));
      throw error;
    });
  return {
    ...requests,
    submit: (...values) => counted(requests.submit(...values)),
    submitFromUrl: (...values) => counted(requests.submitFromUrl(...values)),
    async progress(...values) {
      const events = await requests.progress(...values);
      return events && metrics.progress.follow(events);
    },
  };
}

function failureOf(error: unknown): UploadResult {
  if (error instanceof CsvRejectedError) return 'rejected';
  if (error instanceof LimitExceededError) return 'too_large';
  return error instanceof IdempotencyConflictError ? 'conflict' : 'failed';
}
