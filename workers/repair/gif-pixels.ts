const mostCodes = 4096;

/**
 * Pixels that a GIF's image data hold (GIF89a, appendix F, its variant of LZW): `codeSize` is its first byte, `data`
 * what its sub-blocks carry. Counted by the lengths of the strings; colours do not matter.
 */
export function gifPixels(codeSize: number, data: Buffer): number {
  const clear = 1 << codeSize;
  if (codeSize < 1 || codeSize > 11) return 0;
  const lengths = new Int32Array(mostCodes).fill(1, 0, clear);
  let pixels = 0;
  let [next, width, previous] = [clear + 2, codeSize + 1, -1];
  let [bits, held] = [0, 0];
  for (const byte of data) {
    bits |= byte << held;
    held += 8;
    while (held >= width) {
      const code = bits & ((1 << width) - 1);
      bits >>>= width;
      held -= width;
      if (code === clear + 1) return pixels;
      if (code === clear) {
        [next, width, previous] = [clear + 2, codeSize + 1, -1];
        continue;
      }
      // A code that is not there yet is the string before it and one pixel.
      const length = previous < 0 || code < next ? (lengths[code] ?? 0) : lengths[previous]! + 1;
      pixels += length;
      if (previous >= 0 && next < mostCodes) {
        lengths[next] = lengths[previous]! + 1;
        next += 1;
        if (next === 1 << width && width < 12) width += 1;
      }
      previous = code;
    }
  }
  return pixels;
}
