import type { Candidate } from '../candidate.ts';

/** Where photographs mostly begin to hold: the first to try. */
const usualQuality = 24;

/** Bytes of flat pictures hardly depend on quality; so much more is nothing. */
const nothingMore = 1.02;

/**
 * The smallest candidate of a quality above that of `failed`, up to `highest`, that holds; `encodes` counts those
 * tried. Where quality costs nothing, the highest. Null: none holds, or none of at most `mostBytes`.
 */
export async function lowestThatHolds(
  encode: (quality: number) => Promise<Candidate>,
  holds: (candidate: Candidate) => Promise<boolean>,
  { failed, highest, mostBytes }: { failed: Candidate; highest: number; mostBytes: number },
): Promise<Candidate | null> {
  let [below, above] = [failed.quality ?? 0, highest + 1];
  let found: Candidate | null = null;
  let encodes = 0;
  if (below < highest && 8 * failed.data.length < failed.width * failed.height) {
    const best = await encode(highest);
    encodes += best.encodes;
    if (best.data.length <= nothingMore * failed.data.length && (await holds(best))) {
      return best.data.length <= mostBytes ? { ...best, encodes } : null;
    }
  }
  // To the step at low qualities, where steps are large; else to a tenth.
  while (above - below > Math.max(1, below / 10)) {
    const quality =
      encodes === 0 && usualQuality > below && usualQuality < above
        ? usualQuality
        : Math.floor((below + above) / 2);
    const candidate = await encode(quality);
    encodes += candidate.encodes;
    if (candidate.data.length > mostBytes) {
      above = quality;
    } else if (await holds(candidate)) {
      found = candidate;
      above = quality;
    } else {
      below = quality;
    }
  }
  return found && { ...found, encodes };
}
