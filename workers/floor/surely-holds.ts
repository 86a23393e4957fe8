import type { CompressionOptions, Effort } from '../../src/domain/compression-options.ts';
import type { ImageFormat } from '../../src/domain/image.ts';
import { looksLikePhotograph, type PictureTraits } from './picture-traits.ts';

/** The lowest qualities at which no picture of a kind came near the floor, by measurement. */
interface SureQualities {
  readonly photograph: number;
  /** Of other pictures, except those with edges between colours. */
  readonly drawing: number;
}

const sureQualities: Partial<Record<ImageFormat, Record<Effort, SureQualities>>> = {
  jpeg: { FAST: { photograph: 28, drawing: 35 }, BEST: { photograph: 24, drawing: 28 } },
  webp: { FAST: { photograph: 40, drawing: 40 }, BEST: { photograph: 40, drawing: 40 } },
  avif: { FAST: { photograph: 45, drawing: 50 }, BEST: { photograph: 45, drawing: 50 } },
};

/**
 * Whether a result of this quality by the usual encoder needs no comparison, since no picture like it came near
 * the floor. (To decode each result at an eighth of its size would take 14% of a FAST job and more; 3% are allowed.)
 */
export function surelyHolds(
  format: ImageFormat,
  effort: Effort,
  quality: number,
  traits: PictureTraits,
): boolean {
  const sure = sureQualities[format]?.[effort];
  if (sure === undefined || traits.isSmall) return false;
  if (looksLikePhotograph(traits)) return quality >= sure.photograph;
  const least = traits.flatColour < mostFlatColour ? sure.drawing : sureOfTint;
  return traits.colourEdges < mostColourEdges && quality >= least;
}

/** Of flat colours a small error is all there is to see. */
const mostFlatColour = 0.3;
const sureOfTint = 60;

/** Edges between colours are what halving the chroma takes from a picture. */
const mostColourEdges = 0.05;

/** Of posterised pictures: from this level on even gradients held; with grain every level did. */
export function posterisedSurelyHolds(level: number, { gradients }: PictureTraits): boolean {
  return level >= 20 || gradients < 0.25;
}

/** Whether a result may have to be compared, decided before decoding; if not, its pixels are not kept. */
export function mayNeedComparison(format: ImageFormat, { target, effort }: CompressionOptions): boolean {
  if (format === 'tiff') return false;
  if (target.kind !== 'quality') return true;
  if (format === 'png' && target.quality === 100) return false;
  return effort === 'BEST' || target.quality < (namedQualities[format] ?? Number.POSITIVE_INFINITY);
}

/** From these on no picture of any kind came near the limits for a quality that was named. */
const namedQualities: Partial<Record<ImageFormat, number>> = { jpeg: 40, webp: 20, avif: 40 };
