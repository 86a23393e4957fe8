import type { Sharp } from 'sharp';
import type { ImageFormat } from '../../src/domain/image.ts';
import type { Pixels } from '../pixels.ts';
import { sharp } from '../sharp.ts';
import { detail } from './detail.ts';
import { mosaic } from './mosaic.ts';
import {
  corrected,
  type PredictBytes,
  type QualityRange,
  type SizeWindow,
  searchQuality,
  type Try,
} from './search-quality.ts';
import { typicalBytes } from './typical-bytes.ts';

/**
 * Predicts the bytes of a picture in a format by searching the quality with a small part of it: what the part
 * takes, times what is typical of the whole over what is typical of the part. (In surveys: a ratio estimate.)
 * Pictures too small for that are predicted by what is typical.
 */
export async function rehearse(
  pixels: Pixels,
  format: ImageFormat,
  encode: (picture: Sharp, quality: number) => Sharp,
  window: SizeWindow,
  range: QualityRange,
): Promise<PredictBytes> {
  const part = mosaic(pixels);
  const ofWhole = typicalBytes(format, pixels.width * pixels.height, detail(pixels));
  if (part === null) return ofWhole;
  const { data, width, height, channels } = part;
  const ofPart = typicalBytes(format, width * height, detail(part));
  const tries: Try[] = [];
  await searchQuality(
    async (quality) => {
      const partBytes = await encode(sharp(data, { raw: { width, height, channels } }), quality).toBuffer();
      const bytes = (partBytes.length * ofWhole(quality)) / ofPart(quality);
      tries.push({ quality, bytes });
      return bytes;
    },
    window,
    range,
    ofWhole,
  );
  return corrected(ofWhole, tries, window);
}
