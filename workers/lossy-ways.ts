import type { JpegOptions } from 'sharp';
import type { Effort } from '../src/domain/compression-options.ts';
import type { ImageFormat } from '../src/domain/image.ts';
import { type Animation, animationOptions, type Encoder, lossyEncoder } from './encoders.ts';
import { looksLikePhotograph, type PictureTraits } from './floor/picture-traits.ts';
import type { ImageFacts } from './image-facts.ts';
import type { ImagePlan } from './plan-image.ts';

/** One way to encode lossily in a format. */
export interface LossyWay {
  readonly encode: Encoder;
  /** Whose bytes its own are nearest to, for predicting them. */
  readonly effort: Effort;
  /** It is this effort's encoder for most pictures, whose qualities are known. */
  readonly isUsual: boolean;
}

type JpegWay = JpegOptions & { readonly chromaSubsampling: '4:2:0' | '4:4:4' };

const slow = { trellisQuantisation: true, overshootDeringing: true, progressive: true, optimiseScans: true };

/** Of larger pictures, with all frames, several searches would take many seconds. */
const mostPixels = 4e6;

/** Of photographs as JPEG, small and large: below, BEST's was seen to look worse than FAST's by a point or so. */
const surelyBetter = { small: 45, large: 33, smallPixels: 1e6 };

/** Of JPEG; below, another way may show much more in the same bytes. */
const enoughForFast = 30;

/** The ways to try of a picture. */
export interface LossyWays<Way = LossyWay> {
  /** BEST's: all are tried, and what looks most like the picture is taken. */
  readonly slow: readonly Way[];
  /** FAST's: tried until one fits with `enough` quality. */
  readonly fast: readonly Way[];
  readonly enough: number;
  /** From this quality on BEST's are sure to look better than FAST's, which then are tried only where none of BEST's fits. */
  readonly sureFrom: number;
}

/**
 * Other ways than the usual ones save the header of each scan, what a flat block takes, or the edges of colours:
 * none of it counts in a photograph of many bytes. `traits` is null where nothing is compared, so none chosen.
 */
export function lossyWays(
  facts: ImageFacts,
  { format, window, width, height, animated }: ImagePlan,
  effort: Effort,
  traits: PictureTraits | null,
): LossyWays {
  const pixels = width * height * (animated ? facts.frames : 1);
  const limit = window?.limit ?? facts.bytes / 2;
  const hasManyBytes = limit >= 6000 && 8 * limit >= 0.15 * pixels;
  const isPhotograph = traits === null || (hasManyBytes && looksLikePhotograph(traits));
  const animation = animated ? facts : null;
  const sureQuality = pixels > surelyBetter.smallPixels ? surelyBetter.large : surelyBetter.small;
  const waysOf = (of: Effort): readonly LossyWay[] => [
    { encode: lossyEncoder(format, of, animation), effort: of, isUsual: true },
    ...(isPhotograph || pixels > mostPixels ? [] : drawingWays(format, of, animation)),
  ];
  return {
    slow: effort === 'BEST' ? waysOf('BEST') : [],
    fast: waysOf('FAST'),
    enough: format === 'jpeg' ? enoughForFast : 1,
    // The lead of other formats' is smaller than what two searches differ by.
    sureFrom: isPhotograph && format === 'jpeg' ? sureQuality : Number.POSITIVE_INFINITY,
  };
}

/** Those that drawings gain by, beside the usual ones; docs/decisions/best-is-never-worse.md. */
function drawingWays(format: ImageFormat, effort: Effort, animation: Animation | null): readonly LossyWay[] {
  switch (format) {
    case 'jpeg':
      return (effort === 'FAST' ? fastJpeg : bestJpeg).map((options) => ({
        encode: (picture, quality) => picture.jpeg({ ...options, quality }),
        effort,
        isUsual: false,
      }));
    case 'webp':
      // WebP's chroma is always halved, but it can be fitted to sharp edges; BEST does.
      return effort === 'BEST'
        ? []
        : [
            {
              encode: (picture, quality) =>
                picture.webp({ quality, effort: 4, smartSubsample: true, ...animationOptions(animation) }),
              effort,
              isUsual: false,
            },
          ];
    case 'avif':
      return [
        {
          encode: (picture, quality) =>
            picture.avif({ quality, effort: effort === 'BEST' ? 5 : 2, chromaSubsampling: '4:4:4' }),
          effort,
          isUsual: false,
        },
      ];
    default:
      return [];
  }
}

/** Flat areas take almost nothing in scans of their own; edges of colours keep their places. */
const fastJpeg: readonly JpegWay[] = [
  { chromaSubsampling: '4:2:0', progressive: true, optimiseScans: true },
  { chromaSubsampling: '4:4:4', optimiseCoding: true },
];

const bestJpeg: readonly JpegWay[] = [
  { ...slow, quantisationTable: 8, chromaSubsampling: '4:2:0' },
  { ...slow, quantisationTable: 3, chromaSubsampling: '4:2:0' },
  { ...slow, quantisationTable: 3, chromaSubsampling: '4:4:4' },
  { trellisQuantisation: true, quantisationTable: 8, optimiseCoding: true, chromaSubsampling: '4:4:4' },
];
