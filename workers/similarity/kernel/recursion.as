// The blur of SSIMULACRA 2 as it is published: the sum of three recursions along a row or a column (../recursion.ts).
// They never settle: what a step is rounded by stays in all that follow, and the published tools round to single
// precision. They fuse multiplying and adding, which WebAssembly cannot, so that the sums here are put in the order
// that rounds as often and as much as that. (A plain product of a step and its weight would lose twice as much.)

/** How far the recursion looks ahead of a pixel, and behind it. */
export const ahead: i32 = 4;
export const behind: i32 = 6;

const pixel: usize = 16;

/** Weights of what comes in. */
let in1: v128 = f32x4.splat(0);
let in3: v128 = f32x4.splat(0);
let in5: v128 = f32x4.splat(0);
/** What twice the cosine of the first recursion's step has less than 2, and that of the second more than 1. */
let less1: v128 = f32x4.splat(0);
let more3: v128 = f32x4.splat(0);

export function setRecursion(first: f32, second: f32, third: f32, less: f32, more: f32): void {
  in1 = f32x4.splat(first);
  in3 = f32x4.splat(second);
  in5 = f32x4.splat(third);
  less1 = f32x4.splat(less);
  more3 = f32x4.splat(more);
}

/** The next value of the first recursion, from the two before. */
@inline
export function slowest(sum: v128, last: v128, before: v128): v128 {
  const rest = f32x4.sub(f32x4.mul(sum, in1), before);
  return f32x4.sub(f32x4.add(rest, f32x4.add(last, last)), f32x4.mul(last, less1));
}

@inline
export function middle(sum: v128, last: v128, before: v128): v128 {
  return f32x4.add(f32x4.sub(last, before), f32x4.add(f32x4.mul(sum, in3), f32x4.mul(last, more3)));
}

/** Its cosine is nothing. */
@inline
export function quickest(sum: v128, before: v128): v128 {
  return f32x4.sub(f32x4.mul(sum, in5), before);
}

/** Blurs a row of pixels, beyond whose ends there is nothing. */
export function blurAcross(from: usize, to: usize, width: i32): void {
  let last1 = f32x4.splat(0);
  let last3 = f32x4.splat(0);
  let last5 = f32x4.splat(0);
  let before1 = f32x4.splat(0);
  let before3 = f32x4.splat(0);
  let before5 = f32x4.splat(0);
  for (let n: i32 = -ahead; n < width; n++) {
    const left = n < 0 ? f32x4.splat(0) : v128.load(from + pixel * <usize>(n - behind));
    const sum = f32x4.add(left, v128.load(from + pixel * <usize>(n + ahead)));
    const out1 = slowest(sum, last1, before1);
    const out3 = middle(sum, last3, before3);
    const out5 = quickest(sum, before5);
    before1 = last1;
    before3 = last3;
    before5 = last5;
    last1 = out1;
    last3 = out3;
    last5 = out5;
    if (n >= 0) v128.store(to + pixel * <usize>n, f32x4.add(f32x4.add(out1, out3), out5));
  }
}

/** The same of the products of two rows. */
export function blurProductsAcross(from: usize, other: usize, to: usize, width: i32): void {
  let last1 = f32x4.splat(0);
  let last3 = f32x4.splat(0);
  let last5 = f32x4.splat(0);
  let before1 = f32x4.splat(0);
  let before3 = f32x4.splat(0);
  let before5 = f32x4.splat(0);
  for (let n: i32 = -ahead; n < width; n++) {
    const behindIt = pixel * <usize>(n - behind);
    const aheadOfIt = pixel * <usize>(n + ahead);
    const left =
      n < 0 ? f32x4.splat(0) : f32x4.mul(v128.load(from + behindIt), v128.load(other + behindIt));
    const right = f32x4.mul(v128.load(from + aheadOfIt), v128.load(other + aheadOfIt));
    const sum = f32x4.add(left, right);
    const out1 = slowest(sum, last1, before1);
    const out3 = middle(sum, last3, before3);
    const out5 = quickest(sum, before5);
    before1 = last1;
    before3 = last3;
    before5 = last5;
    last1 = out1;
    last3 = out3;
    last5 = out5;
    if (n >= 0) v128.store(to + pixel * <usize>n, f32x4.add(f32x4.add(out1, out3), out5));
  }
}
