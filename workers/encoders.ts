import type { Sharp } from 'sharp';
import type { Effort } from '../src/domain/compression-options.ts';
import type { ImageFormat } from '../src/domain/image.ts';
import type { ImageFacts } from './image-facts.ts';

/** Adds the encoder of one format to a picture; `quality` is 1 to 100 where the format has one. */
export type Encoder = (picture: Sharp, quality: number) => Sharp;

export type Animation = Pick<ImageFacts, 'delay' | 'loop'>;

/** The lossy encoder of each format that has a quality. */
export function lossyEncoder(format: ImageFormat, effort: Effort, animation: Animation | null): Encoder {
  const best = effort === 'BEST';
  switch (format) {
    case 'jpeg':
      return (picture, quality) =>
        picture.jpeg(
          best
            ? {
                quality,
                chromaSubsampling: '4:2:0',
                trellisQuantisation: true,
                quantisationTable: 8,
                progressive: true,
              }
            : { quality, chromaSubsampling: '4:2:0', optimiseCoding: true },
        );
    case 'webp':
      return (picture, quality) =>
        picture.webp({ quality, effort: best ? 6 : 4, smartSubsample: best, ...animationOptions(animation) });
    case 'avif':
      return (picture, quality) =>
        picture.avif({ quality, effort: best ? 5 : 2, chromaSubsampling: '4:2:0' });
    case 'png':
      // imagequant takes the fewest colours that reach the quality.
      return (picture, quality) =>
        picture.png({ palette: true, quality, effort: best ? 8 : 5, compressionLevel: 9 });
    default:
      throw new TypeError(`${format} has no quality`);
  }
}

/** The lossless encoder of each format that has one. */
export function losslessEncoder(
  format: ImageFormat,
  effort: Effort,
  animation: Animation | null,
): (picture: Sharp) => Sharp {
  const best = effort === 'BEST';
  switch (format) {
    case 'png':
      return (picture) => picture.png({ compressionLevel: best ? 9 : 6, adaptiveFiltering: true });
    case 'webp':
      return (picture) =>
        picture.webp({ lossless: true, effort: best ? 6 : 3, ...animationOptions(animation) });
    case 'gif':
      return (picture) =>
        picture.gif({ effort: best ? 9 : 5, keepDuplicateFrames: true, ...animationOptions(animation) });
    case 'tiff':
      return (picture) => picture.tiff({ compression: 'deflate', predictor: 'horizontal' });
    default:
      throw new TypeError(`${format} has no lossless encoder worth trying`);
  }
}

/** An animation's timing, as the encoders of WebP and GIF take it. */
export function animationOptions(animation: Animation | null): { delay?: number[]; loop?: number } {
  return {
    ...(animation?.delay && { delay: animation.delay }),
    ...(animation !== null && animation.loop !== null && { loop: animation.loop }),
  };
}
