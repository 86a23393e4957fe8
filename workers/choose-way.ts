import type { Candidate } from './candidate.ts';
import type { Judge } from './floor/judge-results.ts';
import type { LossyWays } from './lossy-ways.ts';

/**
 * The candidate that fits the limit and looks most like the picture, of those tried; where none fits, the smallest.
 * `encode` gets the largest size that is still useful, and returns null where a way has no result that holds.
 */
export async function chooseWay<Way>(
  { slow, fast, enough, sureFrom }: LossyWays<Way>,
  encode: (way: Way, mostBytes: number) => Promise<Candidate | null>,
  limit: number,
  judge: Judge | null,
): Promise<Candidate | null> {
  const found: Candidate[] = [];
  const fits = ({ data }: Candidate): boolean => data.length <= limit;
  const attempt = async (way: Way): Promise<Candidate | null> => {
    const least = smallest(found)?.data.length ?? Number.POSITIVE_INFINITY;
    const candidate = await encode(way, Math.max(limit, least));
    if (candidate !== null) found.push(candidate);
    return candidate;
  };
  for (const way of slow) await attempt(way);
  if (!found.some((each) => fits(each) && (each.quality ?? 0) >= sureFrom)) {
    for (const way of fast) {
      const candidate = await attempt(way);
      if (candidate !== null && fits(candidate) && (candidate.quality ?? 0) >= enough) break;
    }
  }
  const fitting = found.filter(fits);
  const chosen =
    fitting.length > 1 && judge !== null ? await mostAlike(fitting, judge) : (fitting[0] ?? smallest(found));
  return chosen && { ...chosen, encodes: found.reduce((sum, { encodes }) => sum + encodes, 0) };
}

async function mostAlike(candidates: readonly Candidate[], judge: Judge): Promise<Candidate | null> {
  let best: Candidate | null = null;
  let most = Number.NEGATIVE_INFINITY;
  for (const candidate of candidates) {
    const similarity = await judge.similarity(candidate.data);
    if (similarity > most) [best, most] = [candidate, similarity];
  }
  return best;
}

function smallest([first, ...others]: readonly Candidate[]): Candidate | null {
  if (first === undefined) return null;
  return others.reduce((least, each) => (each.data.length < least.data.length ? each : least), first);
}
