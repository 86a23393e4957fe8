// AssemblyScript, compiled by scripts/build-kernel.ts into ../generated/row-kernel.ts.
// What SSIMULACRA 2 does with one scale, row by row, with the blur as it was published: a recursion along whole
// rows and columns; see ../row-kernel.ts. A pixel is four lanes: three components, and one that stays nothing.

import { cubeRoot, lanesBelow, mixed } from './opsin';
import { ahead, behind, blurAcross, blurProductsAcross, middle, quickest, slowest } from './recursion';

export { setRecursion } from './recursion';

/** Bytes of a pixel, and of what is kept of a column: two steps of three recursions. */
const pixel: usize = 16;
const column: usize = 96;
/** Rows that are kept: of components, and of each of five quantities blurred across. */
const keptComponents: i32 = 8;
const keptBlurred: i32 = 16;
const quantities: i32 = 5;

/** Eighteen sums: of three components how much structure differs, edges that came, edges that went; then 4th powers. */
export const sums: usize = 1024;
/** Where rows in linear light are put: red, green and blue of the one picture, then of the other. */
export const rows: usize = 2048;

let width: i32 = 0;
let height: i32 = 0;
/** Rows that were added, and those of nothing at the end. */
let added: i32 = 0;
let planeBytes: usize = 0;
let componentRow: usize = 0;
let blurredRow: usize = 0;
let components: usize = 0;
let blurred: usize = 0;
let columns: usize = 0;

/** Begins a scale. Answers the bytes of memory that it takes; where there are fewer, begin again. */
export function begin(newWidth: i32, newHeight: i32): usize {
  width = newWidth;
  height = newHeight;
  added = 0;
  planeBytes = 4 * <usize>((width + 3) & ~3);
  componentRow = pixel * <usize>(((width + 3) & ~3) + ahead + behind);
  blurredRow = pixel * <usize>width;
  components = rows + 6 * planeBytes;
  blurred = components + 2 * keptComponents * componentRow;
  columns = blurred + quantities * keptBlurred * blurredRow;
  const end = columns + quantities * column * <usize>width;
  if (end <= <usize>memory.size() << 16) memory.fill(components, 0, end - components);
  memory.fill(sums, 0, 18 * 8);
  return end;
}

/** Adds the next rows, those that stand at `rows`; past the last one, rows of nothing. */
export function addRow(): void {
  if (added < height) {
    opsin(rows, componentsOf(0, added));
    opsin(rows + 3 * planeBytes, componentsOf(1, added));
    const first = componentsOf(0, added);
    const second = componentsOf(1, added);
    blurAcross(first, blurredOf(0, added), width);
    blurAcross(second, blurredOf(1, added), width);
    blurProductsAcross(first, first, blurredOf(2, added), width);
    blurProductsAcross(second, second, blurredOf(3, added), width);
    blurProductsAcross(first, second, blurredOf(4, added), width);
  } else {
    for (let quantity: i32 = 0; quantity < quantities; quantity++)
      memory.fill(blurredOf(quantity, added), 0, blurredRow);
  }
  added++;
  addErrors(added - 1 - ahead);
}

@inline
function componentsOf(picture: i32, row: i32): usize {
  return components + <usize>(picture * keptComponents + (row & (keptComponents - 1))) * componentRow + behind * pixel;
}

@inline
function blurredOf(quantity: i32, row: i32): usize {
  return blurred + <usize>(quantity * keptBlurred + (row & (keptBlurred - 1))) * blurredRow;
}

/** From a row in linear light to the components that are compared. */
function opsin(from: usize, to: usize): void {
  for (let x: i32 = 0; x < width; x += 4) {
    const at = from + 4 * <usize>x;
    const r = v128.load(at);
    const g = v128.load(at + planeBytes);
    const b = v128.load(at + 2 * planeBytes);
    const long = cubeRoot(mixed(r, g, b, 0.3, 0.622, 0.078));
    const medium = cubeRoot(mixed(r, g, b, 0.23, 0.692, 0.078));
    const short = cubeRoot(mixed(r, g, b, 0.2434226892454782, 0.2047674442449682, 0.5518098665095535));
    const luma = f32x4.mul(f32x4.add(long, medium), f32x4.splat(0.5));
    const opponent = f32x4.mul(f32x4.sub(long, medium), f32x4.splat(0.5));
    const inside = lanesBelow(width - x);
    const c0 = v128.and(f32x4.add(f32x4.mul(opponent, f32x4.splat(14)), f32x4.splat(0.42)), inside);
    const c1 = v128.and(f32x4.add(luma, f32x4.splat(0.01)), inside);
    const c2 = v128.and(f32x4.add(f32x4.sub(short, luma), f32x4.splat(0.55)), inside);
    const none = f32x4.splat(0);
    const low01 = v128.shuffle<f32>(c0, c1, 0, 4, 1, 5);
    const high01 = v128.shuffle<f32>(c0, c1, 2, 6, 3, 7);
    const low2 = v128.shuffle<f32>(c2, none, 0, 4, 1, 5);
    const high2 = v128.shuffle<f32>(c2, none, 2, 6, 3, 7);
    const out = to + pixel * <usize>x;
    v128.store(out, v128.shuffle<f32>(low01, low2, 0, 1, 4, 5));
    v128.store(out + 16, v128.shuffle<f32>(low01, low2, 2, 3, 6, 7));
    v128.store(out + 32, v128.shuffle<f32>(high01, high2, 0, 1, 4, 5));
    v128.store(out + 48, v128.shuffle<f32>(high01, high2, 2, 3, 6, 7));
  }
}

/** One step down of a quantity in a column: its blurred value. */
@inline
function blurredDown(quantity: i32, x: i32, top: usize, bottom: usize, newer: usize, older: usize): v128 {
  const at = pixel * <usize>x;
  const sum = f32x4.add(v128.load(top + at), v128.load(bottom + at));
  const state = columns + (<usize>(quantity * width + x)) * column;
  const prev = state + newer;
  const before = state + older;
  const out1 = slowest(sum, v128.load(prev), v128.load(before));
  const out3 = middle(sum, v128.load(prev, 16), v128.load(before, 16));
  const out5 = quickest(sum, v128.load(before, 32));
  v128.store(before, out1);
  v128.store(before, out3, 16);
  v128.store(before, out5, 32);
  return f32x4.add(f32x4.add(out1, out3), out5);
}

/** SSIMMap and EdgeDiffMap of tools/ssimulacra2.cc, of one row; of those above the first only the recursion. */
function addErrors(row: i32): void {
  const one = f32x4.splat(1);
  const none = f32x4.splat(0);
  // Kept from dividing by what is next to nothing: kC2.
  const steady = f32x4.splat(0.0009);
  const older: usize = added & 1 ? 48 : 0;
  const newer: usize = 48 - older;
  const last = added - 1;
  // Rows above the first one are nothing: those of the ring were never written.
  const t0 = blurredOf(0, row - behind);
  const t1 = blurredOf(1, row - behind);
  const t2 = blurredOf(2, row - behind);
  const t3 = blurredOf(3, row - behind);
  const t4 = blurredOf(4, row - behind);
  const b0 = blurredOf(0, last);
  const b1 = blurredOf(1, last);
  const b2 = blurredOf(2, last);
  const b3 = blurredOf(3, last);
  const b4 = blurredOf(4, last);
  const from1 = componentsOf(0, row);
  const from2 = componentsOf(1, row);
  let structure = none;
  let structure4 = none;
  let came = none;
  let came4 = none;
  let went = none;
  let went4 = none;
  for (let x: i32 = 0; x < width; x++) {
    const mean1 = blurredDown(0, x, t0, b0, newer, older);
    const mean2 = blurredDown(1, x, t1, b1, newer, older);
    const squares1 = blurredDown(2, x, t2, b2, newer, older);
    const squares2 = blurredDown(3, x, t3, b3, newer, older);
    const products = blurredDown(4, x, t4, b4, newer, older);
    const shift = f32x4.sub(mean1, mean2);
    const product = f32x4.sub(products, f32x4.mul(mean1, mean2));
    const both = f32x4.add(f32x4.add(product, product), steady);
    const square1 = f32x4.sub(squares1, f32x4.mul(mean1, mean1));
    const square2 = f32x4.sub(squares2, f32x4.mul(mean2, mean2));
    const apart = f32x4.add(f32x4.add(square1, square2), steady);
    const like = f32x4.div(f32x4.mul(f32x4.sub(one, f32x4.mul(shift, shift)), both), apart);
    const d = f32x4.max(f32x4.sub(one, like), none);
    const d2 = f32x4.mul(d, d);
    structure = f32x4.add(structure, d);
    structure4 = f32x4.add(structure4, f32x4.mul(d2, d2));
    const at = pixel * <usize>x;
    const edge2 = f32x4.add(one, f32x4.abs(f32x4.sub(v128.load(from2 + at), mean2)));
    const edge1 = f32x4.add(one, f32x4.abs(f32x4.sub(v128.load(from1 + at), mean1)));
    const edge = f32x4.sub(f32x4.div(edge2, edge1), one);
    const up = f32x4.max(edge, none);
    const down = f32x4.max(f32x4.neg(edge), none);
    const up2 = f32x4.mul(up, up);
    const down2 = f32x4.mul(down, down);
    came = f32x4.add(came, up);
    came4 = f32x4.add(came4, f32x4.mul(up2, up2));
    went = f32x4.add(went, down);
    went4 = f32x4.add(went4, f32x4.mul(down2, down2));
  }
  if (row < 0) return;
  add(sums, structure);
  add(sums + 8, came);
  add(sums + 16, went);
  add(sums + 24, structure4);
  add(sums + 32, came4);
  add(sums + 40, went4);
}

/** Adds three lanes to the sums of three components, which lie six sums apart. */
@inline
function add(at: usize, lanes: v128): void {
  f64.store(at, f64.load(at) + <f64>f32x4.extract_lane(lanes, 0));
  f64.store(at, f64.load(at, 48) + <f64>f32x4.extract_lane(lanes, 1), 48);
  f64.store(at, f64.load(at, 96) + <f64>f32x4.extract_lane(lanes, 2), 96);
}
