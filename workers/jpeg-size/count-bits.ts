import type { QuantisationTables } from './quantisation-tables.ts';
import type { SampledBlocks, SampledPicture } from './sample-coefficients.ts';

/**
 * Bits a baseline scan of the picture takes under these quantisation tables: what T.81, F.1.2 codes for the
 * sampled blocks, scaled to the whole; the symbols by their entropy, which optimised Huffman tables come near
 * to. `rounding` is added to an AC level before it is cut: 0.5 rounds; trellis quantisation keeps fewer.
 */
export function countBits(picture: SampledPicture, tables: QuantisationTables, rounding: number): number {
  return (
    bitsOf(countSymbols([picture.luminance], tables.luminance, rounding)) +
    bitsOf(countSymbols(picture.chrominance, tables.chrominance, rounding))
  );
}

interface SymbolCounts {
  readonly dc: Float64Array;
  readonly ac: Float64Array;
}

const endOfBlock = 0x00;
const sixteenZeros = 0xf0;

function countSymbols(
  components: readonly SampledBlocks[],
  steps: readonly number[],
  rounding: number,
): SymbolCounts {
  const dc = new Float64Array(16);
  const ac = new Float64Array(256);
  const shares = Float32Array.from(steps, (step) => 1 / step);
  for (const { coefficients, run, scale } of components) {
    for (let at = 0; at < coefficients.length; at += 64)
      countAc(coefficients, at, shares, rounding, scale, ac);
    countDc(coefficients, run, shares, scale, dc);
  }
  return { dc, ac };
}

/** A symbol for each coefficient that is not zero: zeros before it, bits of its magnitude (T.81, F.1.2.2). */
function countAc(
  coefficients: Float32Array,
  at: number,
  shares: Float32Array,
  rounding: number,
  scale: number,
  ac: Float64Array,
): void {
  let zeros = 0;
  for (let i = 1; i < 64; i++) {
    const level = Math.abs(coefficients[at + i]! * shares[i]!) + rounding;
    if (level < 1) {
      zeros += 1;
      continue;
    }
    for (; zeros > 15; zeros -= 16) ac[sixteenZeros]! += scale;
    ac[(zeros << 4) | magnitudeBits(level | 0)]! += scale;
    zeros = 0;
  }
  if (zeros > 0) ac[endOfBlock]! += scale;
}

/** A symbol for each block: bits of its DC's difference to the block before (T.81, F.1.2.1), within runs of neighbours. */
function countDc(
  coefficients: Float32Array,
  run: number,
  shares: Float32Array,
  scale: number,
  dc: Float64Array,
): void {
  const share = shares[0]!;
  const weight = (scale * run) / (run - 1);
  for (let first = 0; first < coefficients.length; first += run * 64) {
    let previous = Math.round(coefficients[first]! * share);
    for (let i = 1; i < run; i++) {
      const value = Math.round(coefficients[first + i * 64]! * share);
      dc[magnitudeBits(Math.abs(value - previous))]! += weight;
      previous = value;
    }
  }
}

function magnitudeBits(level: number): number {
  return 32 - Math.clz32(level);
}

function bitsOf({ dc, ac }: SymbolCounts): number {
  let bits = entropyBits(dc) + entropyBits(ac);
  dc.forEach((count, size) => (bits += count * size));
  ac.forEach((count, symbol) => (bits += count * (symbol & 15)));
  return bits;
}

function entropyBits(counts: Float64Array): number {
  const total = counts.reduce((sum, count) => sum + count, 0);
  return counts.reduce((sum, count) => (count > 0 ? sum + count * Math.log2(total / count) : sum), 0);
}
