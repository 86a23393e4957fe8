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

/** How a format's bytes hang on its quality: ln(bytes) is taken as linear in `position(quality)`. */
export interface QualityScale {
  /** Rising with quality. */
  readonly position: (quality: number) => number;
  /** d ln(bytes) / d position on typical photographs; used until two encodes tell this picture's own. */
  readonly slope: number;
  readonly firstGuess: number;
}

export interface Try {
  readonly quality: number;
  readonly bytes: number;
}

/** After so many guesses by slope, halving takes over; it ends after seven more at the latest. */
const guessesBySlope = 5;

/**
 * Finds the quality whose bytes lie in the window with few encodes; else the highest that fits; else the
 * lowest of the range. `encode` is called once a quality. Returns the quality to deliver.
 */
export async function searchQuality(
  encode: (quality: number) => Promise<number>,
  window: SizeWindow,
  range: QualityRange,
  scale: QualityScale,
): Promise<Try> {
  const tries: Try[] = [];
  let fits: Try | null = null;
  let over: Try | null = null;
  let quality = clamp(scale.firstGuess, range);
  for (;;) {
    const attempt: Try = { quality, bytes: await encode(quality) };
    tries.push(attempt);
    if (attempt.bytes <= window.limit) {
      if (fits === null || quality > fits.quality) fits = attempt;
    } else if (over === null || quality < over.quality) over = attempt;
    if (fits !== null && (fits.bytes >= window.floor || fits.quality === range.highest)) return fits;
    if (over !== null && over.quality === range.lowest) return over;
    // Between these two nothing is left to try. (Sizes that fall with quality may cross them: `fits` holds.)
    const open: QualityRange = {
      lowest: (fits?.quality ?? range.lowest - 1) + 1,
      highest: (over?.quality ?? range.highest + 1) - 1,
    };
    if (open.lowest > open.highest) return fits ?? attempt;
    quality =
      tries.length < guessesBySlope
        ? clamp(nextGuess(tries, window, scale, open), open)
        : Math.floor((open.lowest + open.highest) / 2);
  }
}

/**
 * Interpolates ln(bytes) between the nearest try below the window and the nearest above it; with tries on one
 * side only, goes on from the nearest by the slope of the last two, or the typical one.
 */
function nextGuess(
  tries: readonly Try[],
  window: SizeWindow,
  scale: QualityScale,
  open: QualityRange,
): number {
  const goal = Math.log((window.limit + window.floor) / 2);
  const distance = (t: Try): number => Math.abs(Math.log(t.bytes) - goal);
  const byDistance = [...tries].sort((a, b) => distance(a) - distance(b));
  const [near] = byDistance;
  if (near === undefined) return scale.firstGuess;
  const side = near.bytes <= window.limit;
  const far = byDistance.find((t) => t.bytes <= window.limit !== side) ?? byDistance[1];
  const measured =
    far === undefined
      ? scale.slope
      : Math.log(near.bytes / far.bytes) / (scale.position(near.quality) - scale.position(far.quality));
  // A flat or falling pair says nothing about where to go.
  const slope = measured > scale.slope / 4 ? measured : scale.slope;
  return nearestQuality(scale.position(near.quality) + (goal - Math.log(near.bytes)) / slope, scale, open);
}

function nearestQuality(position: number, scale: QualityScale, open: QualityRange): number {
  let best = open.lowest;
  for (let quality = open.lowest; quality <= open.highest; quality++) {
    if (Math.abs(scale.position(quality) - position) < Math.abs(scale.position(best) - position))
      best = quality;
  }
  return best;
}

function clamp(quality: number, range: QualityRange): number {
  return Math.min(range.highest, Math.max(range.lowest, Math.round(quality)));
}
