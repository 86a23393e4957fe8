import { predictJpegBytes } from '../jpeg-size/predict-jpeg-bytes.ts';
import type { Pixels } from '../pixels.ts';

/** Where what other formats take follows it closest: both WebP and AVIF, at all qualities together. */
const quality = 85;
/** Bits a pixel of photographs at that quality, the middle of those in `bench/fit-lossy-size.ts`. */
const usualBits = 1.39;

/**
 * How much there is to code in a picture, whatever the format: the counted size of a JPEG of it, over what is
 * usual for so many pixels. 1 where it is too small to be counted.
 */
export function detail(pixels: Pixels): number {
  const counted = predictJpegBytes(pixels, 'FAST', quality)?.(quality);
  return counted === undefined ? 1 : (8 * counted) / (pixels.width * pixels.height * usualBits);
}
