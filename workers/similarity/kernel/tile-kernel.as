// AssemblyScript, compiled by scripts/build-kernel.ts into ../generated/tile-kernel.ts.
// What SSIMULACRA 2 does with one tile of one scale, four pixels at a time; see ../tile-maps.ts.

import { cubeRoot, lanesBelow, mixed } from './opsin';

/** Pixels a side of a tile, and with the four that the blur reaches around it. */
const side: i32 = 64;
const padded: i32 = 72;
const paddedRow: usize = 4 * padded;
const row: usize = 4 * side;

/** Bytes of a component with and without what lies around, and of one that is blurred across only. */
const paddedPlane: usize = paddedRow * padded;
const plane: usize = row * side;
const acrossPlane: usize = row * padded;

/** Where things lie in memory. Three components each. */
export const result: usize = 1024;
export const source: usize = result + 3 * paddedPlane;
export const means: usize = source + 3 * paddedPlane;
export const squares: usize = means + 3 * plane;
/** Of a component: values, their squares, their products with the source's, blurred across. */
const across: usize = squares + 3 * plane;
const rowSquares: usize = across + 3 * acrossPlane;
const rowProducts: usize = rowSquares + paddedRow;
/** Eighteen sums: of each component how much structure differs, edges that came, edges that went; then 4th powers. */
export const sums: usize = rowProducts + paddedRow;

/** Weights of the blur, set from gaussianTaps(). */
let t0: v128 = f32x4.splat(0);
let t1: v128 = f32x4.splat(0);
let t2: v128 = f32x4.splat(0);
let t3: v128 = f32x4.splat(0);
let t4: v128 = f32x4.splat(0);

export function setTaps(a: f32, b: f32, c: f32, d: f32, e: f32): void {
  t0 = f32x4.splat(a);
  t1 = f32x4.splat(b);
  t2 = f32x4.splat(c);
  t3 = f32x4.splat(d);
  t4 = f32x4.splat(e);
}

/** From linear light to the components that are compared, in place, `count` pixels of the result. */
export function opsin(pixel: i32, count: i32): void {
  const at = result + 4 * <usize>pixel;
  for (let i: i32 = 0; i < count; i += 4) {
    const first = at + 4 * <usize>i;
    const second = first + paddedPlane;
    const third = second + paddedPlane;
    const r = v128.load(first);
    const g = v128.load(second);
    const b = v128.load(third);
    const long = cubeRoot(mixed(r, g, b, 0.3, 0.622, 0.078));
    const medium = cubeRoot(mixed(r, g, b, 0.23, 0.692, 0.078));
    const short = cubeRoot(mixed(r, g, b, 0.2434226892454782, 0.2047674442449682, 0.5518098665095535));
    const luma = f32x4.mul(f32x4.add(long, medium), f32x4.splat(0.5));
    const inside = lanesBelow(count - i);
    store(first, f32x4.add(f32x4.mul(f32x4.sub(long, medium), f32x4.splat(7)), f32x4.splat(0.42)), r, inside);
    store(second, f32x4.add(luma, f32x4.splat(0.01)), g, inside);
    store(third, f32x4.add(f32x4.sub(short, luma), f32x4.splat(0.55)), b, inside);
  }
}

/** Blurs the result's components and keeps them as the source's, with their squares. */
export function keepSource(width: i32, height: i32): void {
  memory.copy(source, result, 3 * paddedPlane);
  for (let c: usize = 0; c < 3; c++) {
    blurAcross(c, height);
    for (let y: i32 = 0; y < height; y++) {
      for (let x: i32 = 0; x < width; x += 4) {
        const at = <usize>y * row + 4 * <usize>x;
        v128.store(means + c * plane + at, blurredDown(across + at));
        v128.store(squares + c * plane + at, blurredDown(across + acrossPlane + at));
      }
    }
  }
}

/** Adds the errors of the result beside the source to the sums. */
export function compare(width: i32, height: i32): void {
  for (let c: usize = 0; c < 3; c++) {
    blurAcross(c, height);
    addErrors(c, width, height);
  }
}

@inline
function store(at: usize, value: v128, otherwise: v128, inside: v128): void {
  v128.store(at, v128.bitselect(value, otherwise, inside));
}

@inline
function blurred(at: usize, step: usize): v128 {
  const a = f32x4.mul(v128.load(at + 4 * step), t0);
  const b = f32x4.mul(f32x4.add(v128.load(at + 3 * step), v128.load(at + 5 * step)), t1);
  const c = f32x4.mul(f32x4.add(v128.load(at + 2 * step), v128.load(at + 6 * step)), t2);
  const d = f32x4.mul(f32x4.add(v128.load(at + step), v128.load(at + 7 * step)), t3);
  const e = f32x4.mul(f32x4.add(v128.load(at), v128.load(at + 8 * step)), t4);
  return f32x4.add(f32x4.add(f32x4.add(a, b), f32x4.add(c, d)), e);
}

@inline
function blurredDown(at: usize): v128 {
  return blurred(at, row);
}

function blurAcross(c: usize, height: i32): void {
  for (let y: i32 = 0; y < height + padded - side; y++) {
    const values = result + c * paddedPlane + <usize>y * paddedRow;
    const others = source + c * paddedPlane + <usize>y * paddedRow;
    for (let x: usize = 0; x < paddedRow; x += 16) {
      const value = v128.load(values + x);
      v128.store(rowSquares + x, f32x4.mul(value, value));
      v128.store(rowProducts + x, f32x4.mul(value, v128.load(others + x)));
    }
    const to = across + <usize>y * row;
    for (let x: usize = 0; x < row; x += 16) {
      v128.store(to + x, blurred(values + x, 4));
      v128.store(to + acrossPlane + x, blurred(rowSquares + x, 4));
      v128.store(to + 2 * acrossPlane + x, blurred(rowProducts + x, 4));
    }
  }
}

/** SSIMMap and EdgeDiffMap of tools/ssimulacra2.cc. */
function addErrors(c: usize, width: i32, height: i32): void {
  const one = f32x4.splat(1);
  const none = f32x4.splat(0);
  // Kept from dividing by what is next to nothing: kC2.
  const steady = f32x4.splat(0.0009);
  const sum = sums + c * 48;
  for (let y: i32 = 0; y < height; y++) {
    let structure = none;
    let structure4 = none;
    let came = none;
    let came4 = none;
    let went = none;
    let went4 = none;
    for (let x: i32 = 0; x < width; x += 4) {
      const at = <usize>y * row + 4 * <usize>x;
      const mean1 = v128.load(means + c * plane + at);
      const mean2 = blurredDown(across + at);
      const shift = f32x4.sub(mean1, mean2);
      const product = f32x4.sub(blurredDown(across + 2 * acrossPlane + at), f32x4.mul(mean1, mean2));
      const both = f32x4.add(f32x4.add(product, product), steady);
      const square1 = f32x4.sub(v128.load(squares + c * plane + at), f32x4.mul(mean1, mean1));
      const square2 = f32x4.sub(blurredDown(across + acrossPlane + at), f32x4.mul(mean2, mean2));
      const apart = f32x4.add(f32x4.add(square1, square2), steady);
      const like = f32x4.div(f32x4.mul(f32x4.sub(one, f32x4.mul(shift, shift)), both), apart);
      const inside = lanesBelow(width - x);
      const d = v128.and(f32x4.max(f32x4.sub(one, like), none), inside);
      const d2 = f32x4.mul(d, d);
      structure = f32x4.add(structure, d);
      structure4 = f32x4.add(structure4, f32x4.mul(d2, d2));
      const here = c * paddedPlane + <usize>(y + 4) * paddedRow + 4 * <usize>(x + 4);
      const edge2 = f32x4.add(one, f32x4.abs(f32x4.sub(v128.load(result + here), mean2)));
      const edge1 = f32x4.add(one, f32x4.abs(f32x4.sub(v128.load(source + here), mean1)));
      const edge = v128.and(f32x4.sub(f32x4.div(edge2, edge1), one), inside);
      const up = f32x4.max(edge, none);
      const down = f32x4.max(f32x4.neg(edge), none);
      const up2 = f32x4.mul(up, up);
      const down2 = f32x4.mul(down, down);
      came = f32x4.add(came, up);
      came4 = f32x4.add(came4, f32x4.mul(up2, up2));
      went = f32x4.add(went, down);
      went4 = f32x4.add(went4, f32x4.mul(down2, down2));
    }
    add(sum, structure);
    add(sum + 8, came);
    add(sum + 16, went);
    add(sum + 24, structure4);
    add(sum + 32, came4);
    add(sum + 40, went4);
  }
}

@inline
function add(at: usize, lanes: v128): void {
  const whole: f64 =
    <f64>f32x4.extract_lane(lanes, 0) +
    <f64>f32x4.extract_lane(lanes, 1) +
    <f64>f32x4.extract_lane(lanes, 2) +
    <f64>f32x4.extract_lane(lanes, 3);
  f64.store(at, f64.load(at) + whole);
}
