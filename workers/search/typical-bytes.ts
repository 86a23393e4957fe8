import type { ImageFormat } from '../../src/requests/image.ts';
import { qualityPosition } from './quality-position.ts';
import type { PredictBytes } from './search-quality.ts';

/** Typical photographs in one format: bits a pixel at a quality, and how ln(bytes) rises with the position. */
interface FormatModel {
  readonly position: (quality: number) => number;
  readonly slope: number;
  readonly at: { readonly quality: number; readonly bitsPerPixel: number };
}

const linear = (quality: number): number => quality;

/** First guesses, medians over the photographs of `npm run bench`; each encode corrects them for its picture. */
const models: Partial<Record<ImageFormat, FormatModel>> = {
  jpeg: {
    position: qualityPosition,
    slope: 0.8,
    at: { quality: 50, bitsPerPixel: 0.85 },
  },
  webp: { position: linear, slope: 0.02, at: { quality: 75, bitsPerPixel: 0.9 } },
  avif: { position: linear, slope: 0.04, at: { quality: 50, bitsPerPixel: 0.45 } },
  png: { position: linear, slope: 0.02, at: { quality: 80, bitsPerPixel: 5 } },
};

/** Bytes that so many pixels typically take in a format. */
export function typicalBytes(format: ImageFormat, pixels: number): PredictBytes {
  const model = models[format];
  if (model === undefined) throw new TypeError(`${format} has no quality`);
  const { position, slope, at } = model;
  const bytes = (pixels * at.bitsPerPixel) / 8;
  return (quality) => bytes * Math.exp(slope * (position(quality) - position(at.quality)));
}
