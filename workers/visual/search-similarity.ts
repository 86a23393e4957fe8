import type { QualityRange } from '../search/search-quality.ts';
import { type LooksAt, type SeenAt, similarityCurve } from './similarity-curve.ts';

/** What a search came to. */
export interface FoundQuality {
  /** The lowest quality tried that looks good enough; null: none does. */
  readonly quality: number | null;
}

/** Whole encodes that a picture may take at most. */
export const mostTries = 4;
/** Left over, points of similarity: about what a step of quality takes. */
const much = 1;
/** How far neighbouring qualities are off a smooth curve, points of similarity. */
const jitter = 0.4;
/** So far below, points of similarity, nothing is hoped for. */
const hopeless = 0.5;
/** What the last two tries are given on top, where none was good enough so far. */
const caution = [0, 0, 0.7, 2.5] as const;

/** How many tries a search has. */
export interface SearchTries {
  readonly tries: number;
  /** On top of them, once one was good enough. */
  readonly more: number;
  /** The last are kept for finding any that is. */
  readonly sure: boolean;
}

export interface SimilarityQuestion {
  readonly least: number;
  readonly range: QualityRange;
  /** What similarity is expected at a quality, rising with it; it is bent through what was tried. */
  readonly guess: LooksAt;
}

/**
 * Finds the lowest quality of the range whose similarity is at least `least`, in few tries. `lookAt` answers null
 * where no higher quality is worth a try.
 */
export async function searchSimilarity(
  lookAt: (quality: number) => Promise<number | null>,
  { least, range, guess }: SimilarityQuestion,
  { tries, more, sure }: SearchTries,
): Promise<FoundQuality> {
  const seen: SeenAt[] = [];
  let { lowest, highest } = range;
  let quality: number | null = null;
  let surprise = 0;
  while (lowest <= highest && seen.length < tries + (quality === null ? 0 : more)) {
    const looks = similarityCurve(guess, seen);
    // Next to what was found good enough, the curve knows well what is not.
    const excess: number = quality === null ? 0 : looks(quality) - least;
    if (quality !== null && excess < much && looks(quality - 1) < least - jitter) break;
    const left = tries - seen.length;
    const careful = caution[Math.max(0, caution.length - left)]! + (left === 1 ? surprise / 2 : 0);
    const extra = sure && quality === null ? careful : 0;
    const fitting = lowestAbove(looks, least + extra, lowest, highest);
    // Where much is left over, the curve is no good guide.
    const next =
      excess < much ? fitting : Math.max(lowest, Math.min(fitting, highest + 1 - Math.floor(excess)));
    // Where tries say that not even the highest will do, another would be wasted.
    if (quality === null && seen.length >= 2 && looks(highest) < least - hopeless) break;
    const similarity = await lookAt(next);
    if (similarity === null) break;
    surprise = Math.max(surprise, looks(next) - similarity);
    seen.push({ quality: next, similarity });
    if (similarity >= least) {
      quality = next;
      highest = next - 1;
    } else lowest = next + 1;
  }
  return { quality };
}

function lowestAbove(looks: LooksAt, least: number, lowest: number, highest: number): number {
  let quality = lowest;
  while (quality < highest && looks(quality) < least) quality++;
  return quality;
}
