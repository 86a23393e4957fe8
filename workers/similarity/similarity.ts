import type { Pixels } from '../pixels.ts';
import { enlarged } from './enlarged.ts';
import { type LinearLight, linearLight } from './linear-light.ts';
import { rowErrors, widestRow } from './row-kernel.ts';
import { sampledTiles } from './sampled-tiles.ts';
import { errors, type ScaleErrors, score } from './score.ts';
import { addErrors, type SourceTile, sourceTile } from './tile-maps.ts';

/** How much a result looks like the source: SSIMULACRA 2, at most 100 (no difference), below 0 where it is another picture. */
export type CompareResult = (result: Pixels) => number;

/** How much of a scale is measured, in pixels. */
export interface Thoroughness {
  /** Up to so many, all of it is measured in whole rows, with the rounding of the published tools. */
  readonly wholeRows: number;
  /** Above that it is measured on tiles that are spread over it, of about so many. */
  readonly tiles: number;
}

/**
 * Prepares a picture for being compared with results of the same size: SSIMULACRA 2 as published
 * (libjxl, tools/ssimulacra2.cc, version 2.1; Jon Sneyers, Cloudinary). Transparent pictures are compared on a dark
 * and on a bright ground, and the worse counts. What has a side below 8 pixels, where nothing is published, is
 * compared enlarged.
 */
export function compareWith(source: Pixels, most: Thoroughness = usualThoroughness): CompareResult {
  const factor = Math.ceil(smallestSide / Math.min(source.width, source.height));
  const fit = (pixels: Pixels): Pixels => (factor > 1 ? enlarged(pixels, factor) : pixels);
  const compareOn = grounds(source).map((ground) => comparison(fit(source), ground, most));
  return (result) => {
    if (result.width !== source.width || result.height !== source.height) {
      throw new TypeError('Only pictures of the same size can be compared.');
    }
    const enough = fit(result);
    return Math.min(...compareOn.map((compare) => compare(enough)));
  };
}

/** The same for one comparison. */
export function similarity(source: Pixels, result: Pixels, most?: Thoroughness): number {
  return compareWith(source, most)(result);
}

function comparison(source: Pixels, ground: number, most: Thoroughness): CompareResult {
  const scales = scaleCount(source);
  const light = linearLight(source, scales, ground);
  const errorsOf = light.sizes.map((size, scale) => {
    if (size.width * size.height <= most.wholeRows && size.width <= widestRow) {
      return (result: LinearLight) => means(rowErrors(light, result, scale), size.width * size.height);
    }
    const tiles = sampledTiles(size, most.tiles).map((area) => sourceTile(light, scale, area));
    return (result: LinearLight) => tileErrors(tiles, result);
  });
  return (result) => {
    const other = linearLight(result, scales, ground);
    return score(errorsOf.map((errors) => errors(other)));
  };
}

function tileErrors(tiles: readonly SourceTile[], result: LinearLight): ScaleErrors {
  const sums: ScaleErrors = new Float64Array(3 * errors);
  let pixels = 0;
  for (const tile of tiles) {
    addErrors(tile, result, sums);
    pixels += tile.area.width * tile.area.height;
  }
  return means(sums, pixels);
}

function means(sums: ScaleErrors, pixels: number): ScaleErrors {
  return sums.map((sum, i) => (i % errors < errors / 2 ? sum / pixels : (sum / pixels) ** 0.25));
}

/** Six, fewer where the scale before is below 8 pixels a side already. */
function scaleCount({ width, height }: Pixels): number {
  let side = Math.min(width, height);
  let count = 1;
  while (count < 6 && side >= smallestSide) {
    side = Math.ceil(side / 2);
    count++;
  }
  return count;
}

const smallestSide = 8;
/** Rounding adds most in the third and fourth scale, which so are in whole rows up to 12 megapixels. */
const usualThoroughness: Thoroughness = { wholeRows: 800_000, tiles: 200_000 };

/** What to lay a picture on: of one that hides nothing it makes no difference. */
function grounds({ data, channels }: Pixels): readonly number[] {
  if (channels % 2 === 1) return [0];
  for (let i = channels - 1; i < data.length; i += channels) if (data[i] !== 255) return [0.1, 0.9];
  return [0];
}
