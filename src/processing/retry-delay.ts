import type { ImageError } from '../domain/image-error.ts';

/** docs/contract.md “Image errors”: tried again after 1, 5 and 25 s. */
const delays = [1_000, 5_000, 25_000];

/** Share by which a delay is made longer or shorter, so that what failed together does not return together. */
const jitter = 0.2;

/** `Retry-After` is honoured up to this, milliseconds. */
const longestRetryAfter = 5 * 60_000;

/**
 * Milliseconds until an image that failed for the `failures`-th time (from 1) is tried again; null: never.
 * @param random from 0 up to 1.
 */
export function retryDelay(
  error: ImageError,
  failures: number,
  random: () => number = Math.random,
): number | null {
  const delay = delays[failures - 1];
  if (!error.retryable || delay === undefined) return null;
  const spread = delay * (1 + jitter * (2 * random() - 1));
  return Math.max(spread, Math.min(error.retryAfter ?? 0, longestRetryAfter));
}
