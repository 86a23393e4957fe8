import type { BlockMeans } from './block-means.ts';
import { oklab } from './oklab.ts';

/** Distances in OKLab between two pictures. */
export interface ColourDifference {
  /** Of the block where they differ most. */
  readonly largest: number;
  /** What 95 of 100 blocks do not exceed. */
  readonly percentile95: number;
  /** Of the mean of all blocks' differences: 0 where errors go all ways. */
  readonly tint: number;
}

/** How far the colours of two pictures of one size are apart; with transparency on black and on white, the larger. */
export function colourDifference(first: BlockMeans, second: BlockMeans): ColourDifference {
  const onBlack = differenceOn(0, first, second);
  if (first.opacity === null && second.opacity === null) return onBlack;
  const onWhite = differenceOn(255, first, second);
  return {
    largest: Math.max(onBlack.largest, onWhite.largest),
    percentile95: Math.max(onBlack.percentile95, onWhite.percentile95),
    tint: Math.max(onBlack.tint, onWhite.tint),
  };
}

function differenceOn(behind: number, first: BlockMeans, second: BlockMeans): ColourDifference {
  const { blocks } = first;
  const distances = new Float32Array(blocks);
  const sum = [0, 0, 0];
  for (let block = 0; block < blocks; block++) {
    const one = blockColour(first, block, behind);
    const other = blockColour(second, block, behind);
    const difference = one.map((value, i) => value - other[i]!);
    difference.forEach((value, i) => {
      sum[i]! += value;
    });
    distances[block] = Math.hypot(...difference);
  }
  distances.sort();
  return {
    largest: distances[blocks - 1] ?? 0,
    percentile95: distances[Math.ceil(0.95 * blocks) - 1] ?? 0,
    tint: Math.hypot(...sum) / blocks,
  };
}

function blockColour({ colours, opacity }: BlockMeans, block: number, behind: number) {
  const through = opacity === null ? 0 : behind * (1 - opacity[block]! / 255);
  return oklab(
    colours[3 * block]! + through,
    colours[3 * block + 1]! + through,
    colours[3 * block + 2]! + through,
  );
}
