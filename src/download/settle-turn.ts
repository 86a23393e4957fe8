import type { ImageError, ImageErrorCode } from '../domain/image-error.ts';
import { codeOf } from '../outbound/network-failure.ts';
import type { HostTurn } from './host-turn.ts';

/** Failures in which the host did not do its part; of these a host that is down has nothing else. */
const hostFailures = new Set<ImageErrorCode>([
  'CONNECT_FAILED',
  'TIMEOUT',
  'INCOMPLETE',
  'RATE_LIMITED',
  'SERVER_ERROR',
]);
/** Failures that came from an answer, and so show the host to be up. */
const answers = new Set<ImageErrorCode>([
  'NOT_FOUND',
  'FORBIDDEN',
  'HTTP_ERROR',
  'TOO_LARGE',
  'TOO_MANY_REDIRECTS',
]);

/**
 * Ends a turn with a failure, telling the host's pause what it shows. A name that does not exist and a bad
 * certificate show nothing: waiting would not help them, and they must not hold images back for minutes.
 *
 * @returns whether the host is to blame, so that the image waits for it instead of failing
 */
export function settleTurn(turn: HostTurn, failure: ImageError): boolean {
  if (failure.fault !== null) {
    // The host answers, and what it answers is at fault. The same each time: then nothing is wrong but that.
    if (failure.repeated) turn.succeeded();
    else turn.left();
    return false;
  }
  const isResolverDown = failure.code === 'DNS_FAILED' && codeOf(failure.cause) !== 'ENOTFOUND';
  if (hostFailures.has(failure.code) || isResolverDown) return turn.failed(failure);
  if (answers.has(failure.code)) turn.succeeded();
  else turn.left();
  return false;
}
