import type { Chromaticity, ColourSpace, Primaries, Transfer } from './colour-space.ts';

const d65: Chromaticity = [0.3127, 0.329];
const illuminantC: Chromaticity = [0.31, 0.316];

/** Colour primaries by their code point (ITU-T H.273, table 2). */
const primariesByCode: Readonly<Record<number, Primaries>> = {
  1: [d65, [0.64, 0.33], [0.3, 0.6], [0.15, 0.06]], // BT.709, sRGB
  4: [illuminantC, [0.67, 0.33], [0.21, 0.71], [0.14, 0.08]], // BT.470 M
  5: [d65, [0.64, 0.33], [0.29, 0.6], [0.15, 0.06]], // BT.470 B and G
  6: [d65, [0.63, 0.34], [0.31, 0.595], [0.155, 0.07]], // BT.601
  7: [d65, [0.63, 0.34], [0.31, 0.595], [0.155, 0.07]], // SMPTE 240
  8: [illuminantC, [0.681, 0.319], [0.243, 0.692], [0.145, 0.049]], // film
  9: [d65, [0.708, 0.292], [0.17, 0.797], [0.131, 0.046]], // BT.2020, BT.2100
  10: [
    [1 / 3, 1 / 3],
    [1, 0],
    [0, 1],
    [0, 0],
  ], // XYZ
  11: [
    [0.314, 0.351],
    [0.68, 0.32],
    [0.265, 0.69],
    [0.15, 0.06],
  ], // DCI-P3
  12: [d65, [0.68, 0.32], [0.265, 0.69], [0.15, 0.06]], // Display P3
  22: [d65, [0.63, 0.34], [0.295, 0.605], [0.155, 0.077]], // EBU 3213
};

/** Of BT.709, BT.601, BT.2020: the curve of a display (ITU-R BT.1886), which is what browsers show, not that of a camera. */
const television: Transfer = { curve: 'gamma', exponent: 2.4 };

/** Transfer characteristics by their code point (table 3); the logarithmic ones and BT.1361 are not shown by browsers. */
const transferByCode: Readonly<Record<number, Transfer>> = {
  1: television,
  4: { curve: 'gamma', exponent: 2.2 },
  5: { curve: 'gamma', exponent: 2.8 },
  6: television,
  7: { curve: 'smpte240' },
  8: { curve: 'gamma', exponent: 1 },
  11: television,
  13: { curve: 'srgb' },
  14: television,
  15: television,
  16: { curve: 'pq' },
  17: { curve: 'smpte428' },
  18: { curve: 'hlg' },
};

export const srgbPrimaries: Primaries = primariesByCode[1]!;

/** The space two code points of ITU-T H.273 name; null: one of them is unspecified, reserved or not shown by browsers. */
export function cicpColourSpace(
  primaries: number,
  transfer: number,
  peak: number | null,
): ColourSpace | null {
  const [named, curve] = [primariesByCode[primaries], transferByCode[transfer]];
  return named === undefined || curve === undefined ? null : { primaries: named, transfer: curve, peak };
}
