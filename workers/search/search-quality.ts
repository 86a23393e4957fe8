import { qualityAt, qualityPosition } from './quality-position.ts';

/** The sizes that meet a target, in bytes. */
export interface SizeWindow {
  /** At most this. */
  readonly limit: number;
  /** And at least this, unless the best quality allowed is already below. */
  readonly floor: number;
}

export interface QualityRange {
  readonly lowest: number;
  readonly highest: number;
}

/** Bytes a picture is expected to take at a quality; rising with it. */
export type PredictBytes = (quality: number) => number;

export interface Try {
  readonly quality: number;
  readonly bytes: number;
}

/** After so many guesses by prediction, halving takes over; it ends after seven more at the latest. */
const guessesByPrediction = 5;

/**
 * Finds the quality whose bytes lie in the window with few encodes; else the highest that fits; else the
 * lowest of the range. `encode` is called once a quality. Returns the quality to deliver.
 */
export async function searchQuality(
  encode: (quality: number) => Promise<number>,
  window: SizeWindow,
  range: QualityRange,
  predict: PredictBytes,
): Promise<Try> {
  const tries: Try[] = [];
  let fits: Try | null = null;
  let over: Try | null = null;
  let open = range;
  for (;;) {
    const quality: number =
      tries.length < guessesByPrediction
        ? nearestQuality(corrected(predict, tries, window), goalOf(window), open)
        : Math.floor((open.lowest + open.highest) / 2);
    const attempt: Try = { quality, bytes: await encode(quality) };
    tries.push(attempt);
    if (attempt.bytes <= window.limit) {
      if (fits === null || quality > fits.quality) fits = attempt;
    } else if (over === null || quality < over.quality) over = attempt;
    if (fits !== null && (fits.bytes >= window.floor || fits.quality === range.highest)) return fits;
    if (over !== null && over.quality === range.lowest) return over;
    // Between these two nothing is left to try. (Sizes that fall with quality may cross them: `fits` holds.)
    open = {
      lowest: (fits?.quality ?? range.lowest - 1) + 1,
      highest: (over?.quality ?? range.highest + 1) - 1,
    };
    if (open.lowest > open.highest) return fits ?? attempt;
  }
}

function goalOf({ limit, floor }: SizeWindow): number {
  return (limit + floor) / 2;
}

/**
 * The prediction, bent through what was tried: times the error of the nearest try, or of a line between the
 * errors (as logarithms) of two, one on each side of the limit where there are.
 */
export function corrected(predict: PredictBytes, tries: readonly Try[], window: SizeWindow): PredictBytes {
  const goal = Math.log(goalOf(window));
  const distance = ({ bytes }: Try): number => Math.abs(Math.log(bytes) - goal);
  const [near, ...others] = [...tries].sort((a, b) => distance(a) - distance(b));
  if (near === undefined) return predict;
  const fits = (t: Try): boolean => t.bytes <= window.limit;
  const far = others.find((t) => fits(t) !== fits(near)) ?? others[0];
  const error = (t: Try): number => Math.log(t.bytes / predict(t.quality));
  const constant: PredictBytes = (quality) => predict(quality) * Math.exp(error(near));
  // A pair whose sizes do not rise says nothing about where to go.
  if (far === undefined || far.bytes > near.bytes !== far.quality > near.quality) return constant;
  const span = far.quality - near.quality;
  const tilt = error(far) - error(near);
  // Beyond the two a line would run away with what is chance in them.
  return (quality) =>
    constant(quality) * Math.exp(tilt * Math.min(1, Math.max(0, (quality - near.quality) / span)));
}

/**
 * The quality predicted nearest to the goal, or one that is near enough to it. A prediction may cost a part of a
 * millisecond, so the secant of ln(bytes) over the position is followed within the bracket rather than halving it.
 */
function nearestQuality(predict: PredictBytes, goal: number, { lowest, highest }: QualityRange): number {
  const known = new Map<number, number>();
  const excess = (quality: number): number => {
    const value = known.get(quality) ?? Math.log(predict(quality) / goal);
    known.set(quality, value);
    return value;
  };
  const between = (position: number): number =>
    Math.min(above - 1, Math.max(below + 1, Math.round(qualityAt(position))));
  let [below, above] = [lowest, highest];
  let quality = between(qualityPosition(highest) - half / usualSlope);
  while (above - below > 1) {
    const value = excess(quality);
    if (Math.abs(value) < nearEnough) return quality;
    if (value < 0) below = quality;
    else above = quality;
    const [a, b] = [...known].slice(-2);
    const slope = a && b ? (b[1] - a[1]) / (qualityPosition(b[0]) - qualityPosition(a[0])) : usualSlope;
    const step = qualityPosition(quality + 1) - qualityPosition(quality);
    // Half a step away at most: no neighbour is nearer.
    if (b && Math.abs(value) <= (slope * step) / 2) return quality;
    quality = between(qualityPosition(quality) - value / Math.max(slope, usualSlope / 4));
  }
  return Math.abs(excess(below)) < Math.abs(excess(above)) ? below : above;
}

/** d ln(bytes) / d position. Of 0.6 to 0.8, with it the photographs of `npm run bench` take the fewest predictions. */
const usualSlope = 0.8;
/** How far, in ln(bytes), what is asked for mostly is from what the highest quality, the source's own, takes. */
const half = Math.log(2.1);
/** In ln(bytes): what predictions are off by themselves. */
const nearEnough = 0.01;
