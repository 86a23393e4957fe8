import type { JpegOptions } from 'sharp';
import type { Pixels } from '../pixels.ts';

/**
 * The scans to write a JPEG in. Progressive ones take fewer bytes, and trying all orders of them saves up to a
 * quarter of a small file; of an icon's few bytes each scan's own header takes too many.
 */
export function scansFor(
  { width, height }: Pixels,
  bytes: number,
  best: boolean,
): Pick<JpegOptions, 'progressive' | 'optimiseScans'> {
  if (bytes < iconBytes && width * height <= iconPixels) return { progressive: false };
  return { progressive: true, optimiseScans: best || bytes < fewBytes };
}

const fewBytes = 20_000;
const iconBytes = 2000;
const iconPixels = 128 ** 2;
