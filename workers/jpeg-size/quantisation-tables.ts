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

const visibleNoise = [
  14, 10, 10, 11, 11, 11, 14, 11, 11, 14, 19, 12, 15, 12, 19, 25, 15, 18, 18, 15, 25, 34, 20, 21, 24, 21, 20,
  34, 45, 26, 25, 28, 28, 25, 26, 45, 33, 31, 33, 36, 33, 31, 33, 38, 39, 43, 43, 39, 38, 47, 51, 54, 51, 47,
  59, 64, 64, 59, 74, 77, 74, 91, 91, 108,
];

/**
 * mozjpeg's table 8 (jcparam.c), for luminance and chrominance: Peterson, Ahumada and Watson, “An improved
 * detection model for DCT coefficient quantization”, 1993; what `effort: BEST` scales.
 */
export const detectionModel: QuantisationTables = { luminance: visibleNoise, chrominance: visibleNoise };

/** The tables libjpeg makes of `base` at a quality, 1 to 100 (jcparam.c: jpeg_quality_scaling, jpeg_add_quant_table). */
export function tablesAt(base: QuantisationTables, quality: number): QuantisationTables {
  const percentage = quality < 50 ? Math.floor(5000 / quality) : 200 - 2 * quality;
  const scaled = (step: number): number =>
    Math.min(255, Math.max(1, Math.floor((step * percentage + 50) / 100)));
  return { luminance: base.luminance.map(scaled), chrominance: base.chrominance.map(scaled) };
}
