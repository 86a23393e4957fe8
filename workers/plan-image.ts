import type { CompressionOptions, CompressionTarget, Effort } from '../src/domain/compression-options.ts';
import type { ImageFormat } from '../src/domain/image.ts';
import type { ImageFacts } from './image-facts.ts';
import type { SizeWindow } from './search/search-quality.ts';

/** What is asked of one image, worked out before anything is decoded. */
export interface ImagePlan {
  readonly format: ImageFormat;
  /** Pixels of the result, after orientation and resizing. */
  readonly width: number;
  readonly height: number;
  /** Every frame goes into the result. */
  readonly animated: boolean;
  /** Another format or size was asked for: the original is no equal of the result. */
  readonly changed: boolean;
  /** The format asked for cannot hold this picture whole, so that the original is the honest result. */
  readonly impossible: boolean;
  /** Nothing has to be done: within `maxBytes` as it came, and no other format or size asked for. */
  readonly fitsAlready: boolean;
  /** The sizes that meet the target; null where no size is the target. */
  readonly window: SizeWindow | null;
}

/** Pixels a side: WebP RFC 9649 2.4 (14 bits), libjpeg JPEG_MAX_DIMENSION, libaom through libheif. */
const longestSide: Partial<Record<ImageFormat, number>> = { webp: 16_383, jpeg: 65_500, avif: 16_384 };

export function planImage(facts: ImageFacts, options: CompressionOptions): ImagePlan {
  const format = options.format === 'KEEP' ? facts.format : formatOf[options.format];
  const upright = uprightSize(facts);
  const size = resultSize(upright, options);
  const animates = (name: ImageFormat): boolean => name === 'gif' || name === 'webp';
  const animated = facts.frames > 1 && animates(facts.format) && animates(format);
  const changed = format !== facts.format || size.width !== upright.width || size.height !== upright.height;
  return {
    format,
    ...size,
    animated,
    changed,
    // Animated PNG and AVIF, TIFF with pages: read as their first frame, the rest would be lost.
    impossible:
      (facts.frames > 1 && !animated && format === facts.format) ||
      Math.max(size.width, size.height) > (longestSide[format] ?? Number.POSITIVE_INFINITY),
    fitsAlready: !changed && options.target.kind === 'maxBytes' && facts.bytes <= options.target.maxBytes,
    window: sizeWindow(options.target, facts.bytes, options.effort),
  };
}

const formatOf = { JPEG: 'jpeg', PNG: 'png', WEBP: 'webp', AVIF: 'avif' } as const;

/** Pixels as they are looked at: orientations 5 to 8 lie on their side (EXIF 2.32, 4.6.4 A). */
export function uprightSize({ width, height, orientation }: ImageFacts): { width: number; height: number } {
  return orientation >= 5 ? { width: height, height: width } : { width, height };
}

function resultSize(upright: { width: number; height: number }, { maxWidth, maxHeight }: CompressionOptions) {
  const share = Math.min(
    1,
    (maxWidth ?? upright.width) / upright.width,
    (maxHeight ?? upright.height) / upright.height,
  );
  return {
    width: Math.max(1, Math.round(upright.width * share)),
    height: Math.max(1, Math.round(upright.height * share)),
  };
}

/** How much of the allowance a result has to use: FAST so that one encode usually lands, BEST so that little is wasted. */
const fullness = { FAST: 0.9, BEST: 0.92 } as const;

function sizeWindow(target: CompressionTarget, bytesIn: number, effort: Effort): SizeWindow | null {
  switch (target.kind) {
    case 'quality':
    case 'visual':
      return null;
    case 'maxBytes':
      return windowBelow(target.maxBytes, effort);
    case 'ratio':
      return windowBelow(Math.floor(bytesIn * target.ratio), effort);
  }
}

/** What a search by this effort has to reach. */
export function windowBelow(limit: number, effort: Effort): SizeWindow {
  return { limit, floor: Math.ceil(limit * fullness[effort]) };
}
