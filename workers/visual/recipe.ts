import type { Sharp } from 'sharp';
import type { Pixels } from '../pixels.ts';
import type { QualityRange } from '../search/search-quality.ts';
import type { LooksAt } from './similarity-curve.ts';

/** A picture or a part of it, to be encoded. */
export interface Subject {
  /** Starts one encode. */
  readonly open: () => Sharp;
  readonly pixels: Pixels;
}

/** One way to give up something for bytes. */
export interface Recipe {
  /** `bytes`: what the result will have, about; of few, what saves some of them is worth its time. */
  readonly encode: (subject: Subject, quality: number, bytes: number) => Sharp;
  readonly range: QualityRange;
  /** What most pictures look like at a quality. */
  readonly usual: LooksAt;
  /** Gives up no more of colours than of light: in very small pictures most is edges between colours. */
  readonly sharpColours?: boolean;
  /** An encode takes several times as long as with the others: colours are chosen for it. */
  readonly slow?: boolean;
  /** It is seldom the best, and tried only where a try costs next to nothing. */
  readonly seldom?: boolean;
  /** The number is no quality of an encoder. */
  readonly hidesQuality?: boolean;
}

/** The curve through the qualities at which most pictures reach a similarity of 65, 80 and 90. */
export function usualLooks(at65: number, at80: number, at90: number): LooksAt {
  const knots = [
    [at65 - Math.max(20, 1.5 * at65), 0],
    [at65, 65],
    [at80, 80],
    [at90, 90],
    [Math.max(100, at90 + 3), 94],
  ] as const;
  return (quality) => {
    const above = Math.max(
      1,
      knots.findIndex(([at]) => at >= quality),
    );
    const [low, high] = [knots[above - 1]!, knots[above]!];
    return low[1] + ((quality - low[0]) / (high[0] - low[0])) * (high[1] - low[1]);
  };
}
