// cos(kπ/16) / cos(4π/16) for k > 0, and 1 for k = 0: how much larger each one-dimensional output comes out.
const growth = Array.from({ length: 8 }, (_, k) => (k === 0 ? 1 : Math.cos((k * Math.PI) / 16) * Math.SQRT2));

/** What `forwardDct`'s outputs, row by row, have to be multiplied by to be the coefficients of ITU T.81, A.3.3. */
export const dctScales = Float64Array.from(
  { length: 64 },
  (_, i) => 1 / (8 * growth[i >> 3]! * growth[i & 7]!),
);

const c2 = Math.cos((2 * Math.PI) / 16);
const c4 = Math.SQRT1_2;
const c6 = Math.cos((6 * Math.PI) / 16);

/**
 * The 8×8 forward DCT, in place, of the 64 values from `at`, row by row; scaled, since what is looked at
 * afterwards is a part of it only. (Arai, Agui and Nakajima, Trans. IEICE E-71(11), 1988: five
 * multiplications a line; the flow graph is in Pennebaker and Mitchell, JPEG, figure 4-8.)
 */
export function forwardDct(values: Float64Array, at: number): void {
  for (let row = at; row < at + 64; row += 8) transform(values, row, 1);
  for (let column = at; column < at + 8; column++) transform(values, column, 8);
}

function transform(v: Float64Array, i0: number, step: number): void {
  const [i1, i2, i3] = [i0 + step, i0 + 2 * step, i0 + 3 * step];
  const [i4, i5, i6, i7] = [i0 + 4 * step, i0 + 5 * step, i0 + 6 * step, i0 + 7 * step];
  const s0 = v[i0]! + v[i7]!;
  const s1 = v[i1]! + v[i6]!;
  const s2 = v[i2]! + v[i5]!;
  const s3 = v[i3]! + v[i4]!;
  const d0 = v[i0]! - v[i7]!;
  const d1 = v[i1]! - v[i6]!;
  const d2 = v[i2]! - v[i5]!;
  const d3 = v[i3]! - v[i4]!;

  const even = s0 - s3;
  const turned = (s1 - s2 + even) * c4;
  v[i0] = s0 + s3 + s1 + s2;
  v[i4] = s0 + s3 - s1 - s2;
  v[i2] = even + turned;
  v[i6] = even - turned;

  const [o0, o1, o2] = [d3 + d2, d2 + d1, d1 + d0];
  const z5 = (o0 - o2) * c6;
  const z2 = o0 * (c2 - c6) + z5;
  const z4 = o2 * (c2 + c6) + z5;
  const z3 = o1 * c4;
  v[i5] = d0 - z3 + z2;
  v[i3] = d0 - z3 - z2;
  v[i1] = d0 + z3 + z4;
  v[i7] = d0 + z3 - z4;
}
