import { ImageError } from '../../src/domain/image-error.ts';

/** The error of a file that stops before its picture does; `share` of it, 0 to 1, is there. */
export function endsEarly(share: number): ImageError {
  const percent = Math.min(99, Math.round(100 * share));
  const there = percent < 1 ? 'none of the picture is there' : `about ${percent} % of the picture is there`;
  return new ImageError('CORRUPT_IMAGE', `The file ends early: ${there}.`);
}
