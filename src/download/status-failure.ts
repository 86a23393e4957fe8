import { ImageError, type ImageErrorCode } from '../domain/image-error.ts';
import { retryAfter } from '../outbound/retry-after.ts';

/** docs/contract.md “Image errors”, for an answer that is neither an image nor a redirect. */
export function statusFailure(status: number, host: string, retryAfterHeader: string | null): ImageError {
  const code = codeOf(status);
  const waits = code === 'RATE_LIMITED' || code === 'SERVER_ERROR';
  const wait = waits ? retryAfter(retryAfterHeader, Date.now()) : undefined;
  return new ImageError(code, `${host} answered ${status}.`, wait === undefined ? {} : { retryAfter: wait });
}

function codeOf(status: number): ImageErrorCode {
  if (status === 404 || status === 410) return 'NOT_FOUND';
  if (status === 401 || status === 403 || status === 451) return 'FORBIDDEN';
  if (status === 429) return 'RATE_LIMITED';
  if (status === 408 || status >= 500) return 'SERVER_ERROR';
  return 'HTTP_ERROR';
}
