import type { ImageError } from '../domain/image-error.ts';
import type { Patience } from '../download/patience.ts';
import { retryDelay } from './retry-delay.ts';

/** Milliseconds for the one try after a wait that a host asked for and the image had no time left for. */
const lastTry = 30_000;

/**
 * Decides for one image, failure by failure, whether it is tried again: not what cannot get better, not a fault
 * that was the same twice in a row, not beyond the image's time. A host that asks for a longer wait than that
 * (`Retry-After`) gets it once, with one more try.
 *
 * @returns gives milliseconds until the next try, already taken from the image's time; null: none
 */
export function createRetries(
  patience: Pick<Patience, 'spend' | 'left'>,
  random: () => number = Math.random,
): (failure: ImageError) => number | null {
  let failures = 0;
  let lastFault: string | null = null;
  let wasExtended = false;

  return (failure) => {
    failures += 1;
    const { fault } = failure;
    const isSame = failure.repeated || (fault !== null && fault === lastFault);
    lastFault = fault;
    const delay = isSame ? null : retryDelay(failure, failures, random);
    if (delay === null || patience.spend(delay)) return delay;
    if (failure.retryAfter === null || wasExtended) return null;
    wasExtended = true;
    // Gives the try after the wait its time, and nothing beyond.
    patience.spend(patience.left() - lastTry);
    return delay;
  };
}
