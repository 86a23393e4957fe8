import { gaussianTaps } from './gaussian-taps.ts';
import type { Area, LinearLight } from './linear-light.ts';
import { toOpsin } from './opsin.ts';
import { type Planes, planes } from './planes.ts';
import { errors, type ScaleErrors } from './score.ts';

/** Pixels a side of the tiles that are compared one at a time, so that what is at work stays in the cache. */
export const tileSide = 64;

/** How far the blur reaches. */
const reach = 4;
const padded = tileSide + 2 * reach;
const [t0, t1, t2, t3, t4] = gaussianTaps() as [number, number, number, number, number];

/** Of a tile of the source, what each comparison needs: its components with what the blur reaches around it. */
export interface SourceTile {
  readonly scale: number;
  readonly area: Area;
  readonly components: Planes;
  readonly means: Planes;
  readonly squares: Planes;
}

// One comparison at a time runs on a thread, and none waits for anything in between.
const other = planes(padded * padded);
const row = { squares: new Float32Array(padded), products: new Float32Array(padded) };
const across = planes(tileSide * padded);

/** Reads a tile of a picture; around the picture there is nothing (zero), as in the published blur. */
function readTile(picture: LinearLight, scale: number, area: Area, target: Planes): void {
  const { width, height } = picture.sizes[scale]!;
  for (const plane of target) plane.fill(0);
  const left = Math.max(0, area.x - reach);
  const top = Math.max(0, area.y - reach);
  const inside: Area = {
    x: left,
    y: top,
    width: Math.min(width, area.x + area.width + reach) - left,
    height: Math.min(height, area.y + area.height + reach) - top,
  };
  const offset = (top - area.y + reach) * padded + left - area.x + reach;
  picture.read(scale, inside, target, offset, padded);
  for (let y = 0; y < inside.height; y++) toOpsin(target, offset + y * padded, inside.width);
}

export function sourceTile(picture: LinearLight, scale: number, area: Area): SourceTile {
  const length = area.width * area.height;
  const tile = {
    scale,
    area,
    components: planes(padded * padded),
    means: planes(length),
    squares: planes(length),
  };
  readTile(picture, scale, area, tile.components);
  for (let c = 0; c < 3; c++) {
    blurAcross(tile.components[c]!, tile.components[c]!, area);
    blurDown(across[0], area, tile.means[c]!);
    blurDown(across[1], area, tile.squares[c]!);
  }
  return tile;
}

/** Adds the errors of a tile, as sums over its pixels. */
export function addErrors(tile: SourceTile, picture: LinearLight, sums: ScaleErrors): void {
  readTile(picture, tile.scale, tile.area, other);
  for (let c = 0; c < 3; c++) {
    blurAcross(other[c]!, tile.components[c]!, tile.area);
    addComponent(tile, c, other[c]!, sums);
  }
}

/** Blurs each row: the values, their squares, and their products with the source's. */
function blurAcross(values: Float32Array, source: Float32Array, { width, height }: Area): void {
  const { squares, products } = row;
  const [means2, squares2, products2] = across;
  for (let y = 0; y < height + 2 * reach; y++) {
    const start = y * padded;
    for (let x = 0; x < width + 2 * reach; x++) {
      const value = values[start + x]!;
      squares[x] = value * value;
      products[x] = value * source[start + x]!;
    }
    const to = y * tileSide;
    for (let x = 0; x < width; x++) {
      const v = start + x;
      means2[to + x] =
        t0 * values[v + 4]! +
        t1 * (values[v + 3]! + values[v + 5]!) +
        t2 * (values[v + 2]! + values[v + 6]!) +
        t3 * (values[v + 1]! + values[v + 7]!) +
        t4 * (values[v]! + values[v + 8]!);
      squares2[to + x] =
        t0 * squares[x + 4]! +
        t1 * (squares[x + 3]! + squares[x + 5]!) +
        t2 * (squares[x + 2]! + squares[x + 6]!) +
        t3 * (squares[x + 1]! + squares[x + 7]!) +
        t4 * (squares[x]! + squares[x + 8]!);
      products2[to + x] =
        t0 * products[x + 4]! +
        t1 * (products[x + 3]! + products[x + 5]!) +
        t2 * (products[x + 2]! + products[x + 6]!) +
        t3 * (products[x + 1]! + products[x + 7]!) +
        t4 * (products[x]! + products[x + 8]!);
    }
  }
}

function blurDown(values: Float32Array, { width, height }: Area, target: Float32Array): void {
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) target[y * width + x] = blurredDown(values, y * tileSide + x);
  }
}

/** Rounded as what is kept of the source is, so that equal pictures come out as equal. */
function blurredDown(values: Float32Array, at: number): number {
  return Math.fround(
    t0 * values[at + 4 * tileSide]! +
      t1 * (values[at + 3 * tileSide]! + values[at + 5 * tileSide]!) +
      t2 * (values[at + 2 * tileSide]! + values[at + 6 * tileSide]!) +
      t3 * (values[at + tileSide]! + values[at + 7 * tileSide]!) +
      t4 * (values[at]! + values[at + 8 * tileSide]!),
  );
}

/** SSIMMap and EdgeDiffMap of tools/ssimulacra2.cc. */
function addComponent(tile: SourceTile, c: number, values: Float32Array, sums: ScaleErrors): void {
  const { width, height } = tile.area;
  const source = tile.components[c]!;
  const means = tile.means[c]!;
  const squares = tile.squares[c]!;
  const [means2, squares2, products2] = across;
  let [structure, structure4, came, came4, went, went4] = [0, 0, 0, 0, 0, 0];
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const at = y * tileSide + x;
      const mean1 = means[y * width + x]!;
      const mean2 = blurredDown(means2, at);
      const shift = mean1 - mean2;
      const both = 2 * (blurredDown(products2, at) - mean1 * mean2) + steady;
      const apart =
        squares[y * width + x]! - mean1 * mean1 + (blurredDown(squares2, at) - mean2 * mean2) + steady;
      const d = 1 - ((1 - shift * shift) * both) / apart;
      if (d > 0) {
        structure += d;
        structure4 += d * d * d * d;
      }
      const here = (y + reach) * padded + x + reach;
      const edge = (1 + Math.abs(values[here]! - mean2)) / (1 + Math.abs(source[here]! - mean1)) - 1;
      const edge4 = edge * edge * edge * edge;
      if (edge > 0) {
        came += edge;
        came4 += edge4;
      } else {
        went -= edge;
        went4 += edge4;
      }
    }
  }
  const first = c * errors;
  sums[first]! += structure;
  sums[first + 1]! += came;
  sums[first + 2]! += went;
  sums[first + 3]! += structure4;
  sums[first + 4]! += came4;
  sums[first + 5]! += went4;
}

/** Kept from dividing by what is next to nothing: kC2. */
const steady = 0.0009;
