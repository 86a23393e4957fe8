import type { ImageFormat } from '../../src/domain/image.ts';
import type { PredictBytes } from './search-quality.ts';

/** What pictures take at a quality: bits a pixel where the detail is 1, and the power of the detail that they go with. */
type Knot = readonly [quality: number, bitsPerPixel: number, exponent: number];

interface FormatModel {
  /** Bytes of the file besides the picture's own. */
  readonly header: number;
  /** By rising quality, the first at 1 and the last at 100; between two, logarithms lie on a line. */
  readonly knots: readonly Knot[];
}

/**
 * First guesses. WebP and AVIF are fitted by `bench/fit-lossy-size.ts`; JPEG, whose bytes go with a power of its
 * quantiser's step, and PNG palettes are rough: JPEG is counted except in the smallest pictures, and palettes
 * hold their bytes by their colours.
 */
export const models: Partial<Record<ImageFormat, FormatModel>> = {
  webp: {
    header: 40,
    knots: [
      [1, 0.129, 1.15],
      [10, 0.209, 1.37],
      [30, 0.341, 1.52],
      [50, 0.47, 1.53],
      [75, 0.645, 1.5],
      [85, 0.965, 1.38],
      [90, 1.29, 1.2],
      [96, 1.99, 0.98],
      [100, 2.5, 0.92],
    ],
  },
  avif: {
    header: 270,
    knots: [
      [1, 0.065, 0.73],
      [10, 0.0914, 0.84],
      [30, 0.196, 1.07],
      [50, 0.456, 1.13],
      [70, 0.879, 1.16],
      [90, 1.66, 0.95],
      [96, 2.45, 0.82],
      [100, 4.5, 0.7],
    ],
  },
  jpeg: {
    header: 250,
    knots: [
      [1, 0.08, 1],
      [10, 0.31, 1],
      [25, 0.55, 1],
      [50, 0.85, 1],
      [75, 1.3, 1],
      [90, 2.3, 1],
      [100, 7.5, 1],
    ],
  },
  png: {
    header: 0,
    knots: [
      [1, 1, 0],
      [80, 5, 0],
      [100, 7.5, 0],
    ],
  },
};

/** Of the pictures in the fit. Beyond, powers of it would fall with quality. */
const details = { least: 0.2, most: 2.5 };

/** Bytes that so many pixels of such `detail` (1: a photograph's) typically take in a format. */
export function typicalBytes(format: ImageFormat, pixels: number, detail: number): PredictBytes {
  const model = models[format];
  if (model === undefined) throw new TypeError(`${format} has no quality`);
  const { header, knots } = model;
  const fitted = Math.min(details.most, Math.max(details.least, detail));
  const logBits = ([, bitsPerPixel, exponent]: Knot): number =>
    Math.log(bitsPerPixel * fitted ** exponent * (detail / fitted));
  return (quality) => {
    const above = Math.max(
      1,
      knots.findIndex(([at]) => at >= quality),
    );
    const [low, high] = [knots[above - 1]!, knots[above]!];
    const share = (quality - low[0]) / (high[0] - low[0]);
    const bits = Math.exp(logBits(low) + share * (logBits(high) - logBits(low)));
    return header + (pixels * bits) / 8;
  };
}
