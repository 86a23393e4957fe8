import type { QuantisationTables } from './quantisation-tables.ts';
import { chromaBlocks, lumaBlocks, type SampledBlocks, type SampledPicture } from './sample-coefficients.ts';

/**
 * Bits a baseline scan of the picture takes under these quantisation tables: what T.81, F.1.2 codes for the
 * sampled blocks, scaled to the whole; the symbols by their entropy, which optimised Huffman tables come near
 * to. `rounding` is added to an AC level before it is cut: 0.5 rounds; trellis quantisation keeps fewer.
 */
export function countBits(picture: SampledPicture, tables: QuantisationTables, rounding: number): number {
  const { luminance, chrominance, scale } = picture;
  return (
    scale *
    (scanBits([luminance], lumaBlocks, tables.luminance, rounding) +
      scanBits(chrominance, chromaBlocks, tables.chrominance, rounding))
  );
}

const endOfBlock = 0x00;
const sixteenZeros = 0xf0;

/** `run`: every so many blocks are neighbours. */
function scanBits(
  components: readonly SampledBlocks[],
  run: number,
  steps: readonly number[],
  rounding: number,
): number {
  const dc = new Uint32Array(16);
  const ac = new Uint32Array(256);
  const shares = Float32Array.from(steps, (step) => 1 / step);
  for (const blocks of components) {
    countDc(blocks, run, shares, dc);
    countAc(blocks, shares, rounding, ac);
  }
  // Of each run the first has no neighbour to differ from.
  return (symbolBits(dc) * run) / (run - 1) + symbolBits(ac);
}

/** A symbol for each coefficient that is not zero: zeros before it, bits of its magnitude (T.81, F.1.2.2). */
function countAc(
  { places, magnitudes, ends }: SampledBlocks,
  shares: Float32Array,
  rounding: number,
  symbols: Uint32Array,
): void {
  let at = 0;
  for (let block = 0; block < ends.length; block++) {
    const end = ends[block]!;
    let last = 0;
    for (; at < end; at++) {
      const place = places[at]!;
      const level = magnitudes[at]! * shares[place]! + rounding;
      if (level < 1) continue;
      let zeros = place - last - 1;
      for (; zeros > 15; zeros -= 16) symbols[sixteenZeros]! += 1;
      symbols[(zeros << 4) | magnitudeBits(level | 0)]! += 1;
      last = place;
    }
    if (last < 63) symbols[endOfBlock]! += 1;
  }
}

/** A symbol for each block: bits of its DC's difference to the block before (T.81, F.1.2.1). */
function countDc({ dc }: SampledBlocks, run: number, shares: Float32Array, symbols: Uint32Array): void {
  const share = shares[0]!;
  for (let first = 0; first < dc.length; first += run) {
    let previous = Math.round(dc[first]! * share);
    for (let block = first + 1; block < first + run; block++) {
      const value = Math.round(dc[block]! * share);
      symbols[magnitudeBits(Math.abs(value - previous))]! += 1;
      previous = value;
    }
  }
}

function magnitudeBits(level: number): number {
  return 32 - Math.clz32(level);
}

/** The entropy of the symbols, and the magnitudes' own bits, as many as a symbol's lower half says. */
function symbolBits(counts: Uint32Array): number {
  let total = 0;
  for (const count of counts) total += count;
  let bits = 0;
  for (let symbol = 0; symbol < counts.length; symbol++) {
    const count = counts[symbol]!;
    if (count > 0) bits += count * (Math.log2(total / count) + (symbol & 15));
  }
  return bits;
}
