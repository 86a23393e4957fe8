import type { SampledBlocks } from './block-collector.ts';
import type { QuantisationTables } from './quantisation-tables.ts';
import type { SampledPicture } from './sample-coefficients.ts';

/**
 * Bits a baseline scan of the picture takes under these quantisation tables: what T.81, F.1.2 codes for the
 * sampled blocks, scaled to the whole; the symbols by their entropy, which optimised Huffman tables come near
 * to. `rounding` is added to an AC level before it is cut: 0.5 rounds; trellis quantisation keeps fewer.
 */
export function countBits(picture: SampledPicture, tables: QuantisationTables, rounding: number): number {
  const { luminance, chrominance, scale } = picture;
  return (
    scale *
    (scanBits([luminance], tables.luminance, rounding) + scanBits(chrominance, tables.chrominance, rounding))
  );
}

const endOfBlock = 0x00;
const sixteenZeros = 0xf0;

function scanBits(components: readonly SampledBlocks[], steps: readonly number[], rounding: number): number {
  const dc = new Uint32Array(16);
  const ac = new Uint32Array(256);
  const shares = Float64Array.from(steps, (step) => 1 / step);
  let blocks = 0;
  let pairs = 0;
  for (const component of components) {
    countDc(component, shares[0]!, dc);
    countAc(component, shares, rounding, ac);
    blocks += component.ends.length;
    pairs += component.dcPairs.length / 2;
  }
  return pairs === 0 ? 0 : (symbolBits(dc) * blocks) / pairs + symbolBits(ac);
}

/** A symbol for each coefficient that is not zero: zeros before it, bits of its magnitude (T.81, F.1.2.2). */
function countAc(
  { places, magnitudes, ends }: SampledBlocks,
  shares: Float64Array,
  rounding: number,
  symbols: Uint32Array,
): void {
  let at = 0;
  for (let block = 0; block < ends.length; block++) {
    const end = ends[block]!;
    let last = 0;
    for (; at < end; at++) {
      const place = places[at]!;
      const level = (magnitudes[at]! * shares[place]! + rounding) | 0;
      if (level === 0) continue;
      let zeros = place - last - 1;
      for (; zeros > 15; zeros -= 16) symbols[sixteenZeros]! += 1;
      symbols[(zeros << 4) | magnitudeBits(level)]! += 1;
      last = place;
    }
    if (last < 63) symbols[endOfBlock]! += 1;
  }
}

/** A symbol for each block: bits of its DC's difference to the block before (T.81, F.1.2.1). */
function countDc({ dcPairs }: SampledBlocks, share: number, symbols: Uint32Array): void {
  for (let at = 0; at < dcPairs.length; at += 2) {
    const difference = Math.round(dcPairs[at + 1]! * share) - Math.round(dcPairs[at]! * share);
    symbols[magnitudeBits(Math.abs(difference))]! += 1;
  }
}

function magnitudeBits(level: number): number {
  return 32 - Math.clz32(level);
}

/** The entropy of the symbols, and the magnitudes' own bits, as many as a symbol's lower half says. */
function symbolBits(counts: Uint32Array): number {
  let total = 0;
  for (const count of counts) total += count;
  const whole = Math.log2(total);
  let bits = 0;
  for (let symbol = 0; symbol < counts.length; symbol++) {
    const count = counts[symbol]!;
    if (count > 0) bits += count * (whole - Math.log2(count) + (symbol & 15));
  }
  return bits;
}
