import type { Image } from './image.ts';

/**
 * Whether an image comes to its result when its product finishes this run. One that had a result before a retry does
 * not; one that the catalogue itself had skipped does so in the first run, and in no later one.
 *
 * @param before the image as it was before
 */
export function comesToResult({ status }: Image, run: number): boolean {
  return status === 'PENDING' || (status === 'SKIPPED' && run === 0);
}
