import type { Logger } from 'pino';
import type { Request } from '../domain/request.ts';

/** The line that a request ends with; `seconds` since the upload. */
export function logFinished(logger: Logger, request: Request): void {
  const { id: requestId, owner: tenant, label, status, counters, createdAt, finishedAt } = request;
  const { products, imagesSucceeded, imagesFailed, imagesSkipped, bytesIn, bytesOut, errors } = counters;
  const seconds = finishedAt && (finishedAt.getTime() - createdAt.getTime()) / 1000;
  logger.info(
    {
      ...{ requestId, tenant, label, status, products, imagesSucceeded, imagesFailed, imagesSkipped },
      ...{ bytesIn, bytesOut, errors, seconds },
    },
    'request finished',
  );
}
