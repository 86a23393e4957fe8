// cos(kπ/16) / 2, the weights of the orthonormal 8-point DCT-II; the DC's 1/√8 equals the fourth.
const weight = (k: number): number => Math.cos((k * Math.PI) / 16) / 2;
const [c1, c2, c3, c4] = [weight(1), weight(2), weight(3), weight(4)];
const [c5, c6, c7] = [weight(5), weight(6), weight(7)];

/** The 8×8 forward DCT of ITU T.81, A.3.3, in place, on 64 values row by row. */
export function forwardDct(values: Float64Array): void {
  for (let row = 0; row < 8; row++) transform(values, 8 * row, 1);
  for (let column = 0; column < 8; column++) transform(values, column, 8);
}

/** One 8-point DCT of values `step` apart: even outputs from the sums of mirrored pairs, odd from the differences. */
function transform(v: Float64Array, at: number, step: number): void {
  const [i1, i2, i3, i4] = [at + step, at + 2 * step, at + 3 * step, at + 4 * step];
  const [i5, i6, i7] = [at + 5 * step, at + 6 * step, at + 7 * step];
  const s0 = v[at]! + v[i7]!;
  const s1 = v[i1]! + v[i6]!;
  const s2 = v[i2]! + v[i5]!;
  const s3 = v[i3]! + v[i4]!;
  const d0 = v[at]! - v[i7]!;
  const d1 = v[i1]! - v[i6]!;
  const d2 = v[i2]! - v[i5]!;
  const d3 = v[i3]! - v[i4]!;
  v[at] = c4 * (s0 + s1 + s2 + s3);
  v[i2] = c2 * (s0 - s3) + c6 * (s1 - s2);
  v[i4] = c4 * (s0 - s1 - s2 + s3);
  v[i6] = c6 * (s0 - s3) - c2 * (s1 - s2);
  v[i1] = c1 * d0 + c3 * d1 + c5 * d2 + c7 * d3;
  v[i3] = c3 * d0 - c7 * d1 - c1 * d2 - c5 * d3;
  v[i5] = c5 * d0 - c1 * d1 + c7 * d2 + c3 * d3;
  v[i7] = c7 * d0 - c5 * d1 + c3 * d2 - c1 * d3;
}
