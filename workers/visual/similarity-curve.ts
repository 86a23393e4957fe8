/** The similarity to expect of a picture at a quality. */
export type LooksAt = (quality: number) => number;

export interface SeenAt {
  readonly quality: number;
  readonly similarity: number;
}

/**
 * A guess, moved to go through what was seen: between two it is moved by a share of each, beyond them as by the
 * nearest. Similarity rises ever more slowly with quality: below what was seen at least as fast as there, above
 * it at most twice and at least half as fast; two that lie level say little of what comes, and the guess counts.
 */
export function similarityCurve(guess: LooksAt, seen: readonly SeenAt[]): LooksAt {
  const known = [...seen].sort((a, b) => a.quality - b.quality);
  const error = ({ quality, similarity }: SeenAt): number => similarity - guess(quality);
  const between = (from: SeenAt, to: SeenAt, quality: number): number =>
    guess(quality) +
    error(to) +
    ((error(to) - error(from)) * (quality - to.quality)) / (to.quality - from.quality);
  const beyond = (nearest: SeenAt, next: SeenAt | undefined, quality: number): number => {
    const rise = guess(quality) - guess(nearest.quality);
    if (next === undefined || Math.abs(nearest.quality - next.quality) < apart)
      return nearest.similarity + rise;
    const steps = quality - nearest.quality;
    if (steps === 0) return nearest.similarity;
    const seenSlope = (next.similarity - nearest.similarity) / (next.quality - nearest.quality);
    const slope = Math.max(rise / steps / 4, seenSlope);
    if (steps < 0) return nearest.similarity + Math.min(rise, slope * steps);
    return nearest.similarity + Math.min(2 * slope * steps, Math.max((slope * steps) / 2, rise));
  };
  return (quality) => {
    const above = known.findIndex((each) => each.quality >= quality);
    const [first, last] = [known[0], known.at(-1)];
    if (first === undefined || last === undefined) return guess(quality);
    if (above === 0) return beyond(first, known[1], quality);
    if (above === -1) return beyond(last, known.at(-2), quality);
    return between(known[above - 1]!, known[above]!, quality);
  };
}

/** Qualities nearer than this differ by chance as well. */
const apart = 2;
