/** A JPEG's two quantisation tables, luminance and chrominance, 64 steps each in zigzag order (T.81, figure 5). */
export interface QuantisationTables {
  readonly luminance: readonly number[];
  readonly chrominance: readonly number[];
}

/** ITU T.81 annex K.1 and K.2; what libjpeg scales by default, and `effort: FAST` with it. */
export const annexK: QuantisationTables = {
  luminance: [
    16, 11, 12, 14, 12, 10, 16, 14, 13, 14, 18, 17, 16, 19, 24, 40, 26, 24, 22, 22, 24, 49, 35, 37, 29, 40,
    58, 51, 61, 60, 57, 51, 56, 55, 64, 72, 92, 78, 64, 68, 87, 69, 55, 56, 80, 109, 81, 87, 95, 98, 103, 104,
    103, 62, 77, 113, 121, 112, 100, 120, 92, 101, 103, 99,
  ],
  chrominance: [17, 18, 18, 24, 21, 24, 47, 26, 26, 47, 99, 66, 56, 66, ...Array<number>(50).fill(99)],
};

/** mozjpeg's table 2 (jcparam.c: tuned for MS-SSIM on the Kodak suite); what `effort: BEST` scales. */
export const tunedForMsSsim: QuantisationTables = {
  luminance: [
    12, 17, 18, 19, 20, 20, 21, 20, 20, 26, 31, 26, 21, 26, 30, 34, 28, 26, 26, 33, 40, 46, 35, 36, 30, 33,
    51, 56, 63, 61, 58, 46, 40, 46, 66, 68, 90, 76, 62, 46, 87, 69, 55, 55, 86, 96, 81, 86, 90, 96, 102, 100,
    100, 66, 73, 111, 121, 113, 102, 120, 91, 101, 105, 103,
  ],
  chrominance: [
    8,
    12,
    13,
    12,
    13,
    15,
    15,
    15,
    15,
    17,
    96,
    16,
    18,
    26,
    86,
    96,
    90,
    96,
    90,
    96,
    99,
    99,
    99,
    99,
    96,
    99,
    96,
    96,
    98,
    ...Array<number>(28).fill(99),
    98,
    ...Array<number>(6).fill(99),
  ],
};

/** The tables libjpeg makes of `base` at a quality, 1 to 100 (jcparam.c: jpeg_quality_scaling, jpeg_add_quant_table). */
export function tablesAt(base: QuantisationTables, quality: number): QuantisationTables {
  const percentage = quality < 50 ? Math.floor(5000 / quality) : 200 - 2 * quality;
  const scaled = (step: number): number =>
    Math.min(255, Math.max(1, Math.floor((step * percentage + 50) / 100)));
  return { luminance: base.luminance.map(scaled), chrominance: base.chrominance.map(scaled) };
}
