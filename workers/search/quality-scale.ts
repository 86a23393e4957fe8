import type { ImageFormat } from '../../src/requests/image.ts';
import { jpegScale } from './jpeg-quality.ts';
import type { QualityScale, SizeWindow } from './search-quality.ts';
import type { SourceJpeg } from './source-jpeg.ts';

/** Typical photographs in one format: bits a pixel at a quality, and how ln(bytes) rises with the position. */
interface FormatModel {
  readonly position: (quality: number) => number;
  readonly slope: number;
  readonly at: { readonly quality: number; readonly bitsPerPixel: number };
}

// A JPEG's bytes go nearly with a power of its quantiser's step; the floor stands for tables of ones at 100.
const jpegModel: FormatModel = {
  position: (quality) => -Math.log(Math.max(jpegScale(quality), 1.5)),
  slope: 0.62,
  at: { quality: 50, bitsPerPixel: 0.85 },
};

const models: Partial<Record<ImageFormat, FormatModel>> = {
  jpeg: jpegModel,
  webp: { position: (quality) => quality, slope: 0.02, at: { quality: 75, bitsPerPixel: 0.9 } },
  avif: { position: (quality) => quality, slope: 0.04, at: { quality: 50, bitsPerPixel: 0.45 } },
};

/** Where a search for the quality of this picture starts, and how its bytes are expected to move. */
export function qualityScale(
  format: ImageFormat,
  window: SizeWindow,
  pixels: number,
  source: SourceJpeg | null,
): QualityScale {
  const model = models[format];
  // The palette's best is usually already within; below it the steps are too uneven for a model.
  if (model === undefined) return { position: (quality) => quality, slope: 0.02, firstGuess: 100 };
  const { position, slope, at } = model;
  const goal = Math.log((window.limit + window.floor) / 2);
  const known =
    source === null
      ? { quality: at.quality, bytes: (pixels * at.bitsPerPixel) / 8 }
      : { quality: source.quality, bytes: source.scanBytes };
  const wanted = position(known.quality) + (goal - Math.log(known.bytes)) / slope;
  return { position, slope, firstGuess: qualityAt(wanted, position) };
}

function qualityAt(wanted: number, position: (quality: number) => number): number {
  for (let quality = 1; quality < 100; quality++) if (position(quality) >= wanted) return quality;
  return 100;
}
