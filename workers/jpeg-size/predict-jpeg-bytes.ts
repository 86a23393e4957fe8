import type { Effort } from '../../src/domain/compression-options.ts';
import type { Pixels } from '../pixels.ts';
import { countBits } from './count-bits.ts';
import { annexK, detectionModel, type QuantisationTables, tablesAt } from './quantisation-tables.ts';
import { type SmallestCoefficients, sampleCoefficients } from './sample-coefficients.ts';

/** How one of our encoders turns coefficients into bytes. */
interface EncoderModel {
  readonly tables: QuantisationTables;
  readonly rounding: number;
  /** Bytes of a scan over those counted. */
  readonly factor: number;
  /**
   * At most so many are sampled. What more of them cost in time is what they save in second encodes: for FAST
   * the sum is flat from 160 to 240, for BEST, whose encode is dearer, 320 are worth it.
   */
  readonly macroblocks: number;
}

/** Markers, quantisation tables and optimised Huffman tables, in bytes. */
export const headerBytes = 600;

/**
 * Factors are fitted by `bench/fit-jpeg-size.ts` on half of 40 camera JPEGs and of the Kodak suite as JPEGs of
 * several qualities and subsamplings; on the other half FAST is off by 1.5% (median) and 4.2% (90th percentile),
 * BEST by 2.2% and 5.0%: its trellis gives up more in some pictures than in others. BEST's rounding is the best
 * of 0.45, 0.40, 0.36, 0.33 and 0.30 over all of them.
 */
export const models: Record<Effort, EncoderModel> = {
  FAST: { tables: annexK, rounding: 0.5, factor: 1.02, macroblocks: 160 },
  BEST: { tables: detectionModel, rounding: 0.36, factor: 1, macroblocks: 320 },
};

/**
 * Predicts, without encoding, the bytes of a 4:2:0 JPEG of these pixels at a quality up to `highest`, by
 * counting what the encoder will code in a sample of its blocks. (The idea, with the non-zero coefficients
 * alone: He and Mitra, IEEE TCSVT 12(10), 2002.) Null: the picture is too small to sample.
 */
export function predictJpegBytes(
  pixels: Pixels,
  effort: Effort,
  highest: number,
): ((quality: number) => number) | null {
  const { tables, rounding, factor, macroblocks } = models[effort];
  const smallest = smallestCoded(tablesAt(tables, highest), rounding);
  const picture = sampleCoefficients(pixels, smallest, macroblocks);
  if (picture === null) return null;
  return (quality) => headerBytes + (factor * countBits(picture, tablesAt(tables, quality), rounding)) / 8;
}

/** The coefficients that these tables quantise to one, at least. */
export function smallestCoded(tables: QuantisationTables, rounding: number): SmallestCoefficients {
  const smallest = (step: number): number => step * (1 - rounding);
  return { luminance: tables.luminance.map(smallest), chrominance: tables.chrominance.map(smallest) };
}
