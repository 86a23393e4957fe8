import { type Candidate, searchCandidate } from '../candidate.ts';
import type { PredictBytes, QualityRange, SizeWindow } from '../search/search-quality.ts';
import { lowestThatHolds } from './lowest-that-holds.ts';

/** How a candidate is held to the floor. */
export interface Holding {
  readonly holds: (candidate: Candidate) => Promise<boolean>;
  /** Larger results are of no use. */
  readonly mostBytes: number;
}

/**
 * As `searchCandidate`, held to the floor: where what it finds is below, the smallest above. Null: nothing of a
 * useful size is.
 */
export async function searchHolding(
  encode: (quality: number) => Promise<Candidate>,
  window: SizeWindow,
  range: QualityRange,
  predict: PredictBytes,
  { holds, mostBytes }: Holding,
): Promise<Candidate | null> {
  const found = await searchCandidate(encode, window, range, predict);
  if (found.data.length > mostBytes) return null;
  if (await holds(found)) return found;
  const raised = await lowestThatHolds(encode, holds, { failed: found, highest: range.highest, mostBytes });
  return raised === null ? null : { ...raised, encodes: found.encodes + raised.encodes };
}
