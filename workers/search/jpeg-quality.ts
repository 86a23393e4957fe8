/** ITU T.81 annex K.1, luminance, row by row: the table that libjpeg's quality scales. */
export const luminanceTable: readonly number[] = [
  16, 11, 10, 16, 24, 40, 51, 61, 12, 12, 14, 19, 26, 58, 60, 55, 14, 13, 16, 24, 40, 57, 69, 56, 14, 17, 22,
  29, 51, 87, 80, 62, 18, 22, 37, 56, 68, 109, 103, 77, 24, 35, 55, 64, 81, 104, 113, 92, 49, 64, 78, 87, 103,
  121, 120, 101, 72, 92, 95, 98, 112, 100, 103, 99,
];

/** libjpeg's percentage by which the tables are scaled at a quality (jcparam.c, jpeg_quality_scaling). */
export function jpegScale(quality: number): number {
  return quality < 50 ? 5000 / quality : 200 - 2 * quality;
}

/** One entry of a table at a quality, as libjpeg rounds it (jcparam.c, jpeg_add_quant_table, baseline). */
export function scaledEntry(entry: number, quality: number): number {
  return Math.min(255, Math.max(1, Math.floor((entry * jpegScale(quality) + 50) / 100)));
}
