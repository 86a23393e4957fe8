import { srgbPrimaries } from './cicp-colour-space.ts';
import type { Chromaticity, Primaries } from './colour-space.ts';

/** Three rows of three. */
export type Matrix = readonly [Row, Row, Row];
type Row = readonly [number, number, number];

/** From linear light in these primaries to another set's; sRGB's where none are given. Null: they span no colours. */
export function primariesToSrgb(from: Primaries, to: Primaries = srgbPrimaries): Matrix | null {
  const [source, target] = [toXyzD50(from), toXyzD50(to)];
  const back = target === null ? null : inverse(target);
  return source === null || back === null ? null : product(back, source);
}

/** Linear light to XYZ as white D50 has it: the primaries scaled to make white (SMPTE RP 177), then adapted. */
function toXyzD50(primaries: Primaries): Matrix | null {
  if (primaries.some(([x, y]) => !(x >= 0 && y >= 0 && x + y <= 1))) return null;
  const [white, red, green, blue] = primaries;
  if (white[1] === 0) return null;
  const columns = transposed([xyz(red), xyz(green), xyz(blue)]);
  const scales = inverse(columns);
  if (scales === null) return null;
  const whiteXyz = scaled(xyz(white), 1 / white[1]);
  const amounts = applied(scales, whiteXyz);
  const made = columns.map((row) => row.map((value, i) => value * amounts[i]!)) as unknown as Matrix;
  return product(adaptation(whiteXyz), made);
}

/** Cone responses of Bradford (Lam 1985), as ICC.1:2022 annex E uses it, and D50 of the profile connection space. */
const bradford: Matrix = [
  [0.8951, 0.2664, -0.1614],
  [-0.7502, 1.7135, 0.0367],
  [0.0389, -0.0685, 1.0296],
];
const d50: Row = [0.9642, 1, 0.8249];

function adaptation(white: Row): Matrix {
  const [from, to] = [applied(bradford, white), applied(bradford, d50)];
  const cones = bradford.map((row, i) => scaled(row, to[i]! / from[i]!)) as unknown as Matrix;
  return product(inverse(bradford)!, cones);
}

function xyz([x, y]: Chromaticity): Row {
  return [x, y, 1 - x - y];
}

function scaled([a, b, c]: Row, by: number): Row {
  return [a * by, b * by, c * by];
}

function applied(matrix: Matrix, [a, b, c]: Row): Row {
  return matrix.map((row) => row[0] * a + row[1] * b + row[2] * c) as unknown as Row;
}

function transposed([a, b, c]: Matrix): Matrix {
  return [
    [a[0], b[0], c[0]],
    [a[1], b[1], c[1]],
    [a[2], b[2], c[2]],
  ];
}

function product(left: Matrix, right: Matrix): Matrix {
  const columns = transposed(right);
  return transposed([applied(left, columns[0]), applied(left, columns[1]), applied(left, columns[2])]);
}

function inverse([[a, b, c], [d, e, f], [g, h, i]]: Matrix): Matrix | null {
  const determinant = a * (e * i - f * h) - b * (d * i - f * g) + c * (d * h - e * g);
  if (Math.abs(determinant) < 1e-9) return null;
  const s = 1 / determinant;
  return [
    [(e * i - f * h) * s, (c * h - b * i) * s, (b * f - c * e) * s],
    [(f * g - d * i) * s, (a * i - c * g) * s, (c * d - a * f) * s],
    [(d * h - e * g) * s, (b * g - a * h) * s, (a * e - b * d) * s],
  ];
}
