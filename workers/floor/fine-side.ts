import type { Pixels } from '../pixels.ts';
import { looksLikePhotograph, type PictureTraits } from './picture-traits.ts';

/** Pixels a side of a finer block: a stroke of small text fills it. */
const usualSide = 4;
/** Larger drawings are seen as a whole, and four times the blocks take too long. */
const mostPixels = 1e6;

/**
 * Pixels a side of the finer blocks that a picture's colours are compared in too, since in 8 × 8 pixels the colours
 * of a letter, or of all of a tiny picture, are lost in what is beside them. Null: its parts are no drawing's.
 */
export function fineSide({ width, height }: Pixels, traits: PictureTraits): number | null {
  if (!traits.isTiny && (looksLikePhotograph(traits) || width * height > mostPixels)) return null;
  return Math.max(1, Math.min(usualSide, Math.floor(Math.min(width, height) / 8)));
}
