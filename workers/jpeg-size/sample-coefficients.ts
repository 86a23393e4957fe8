import type { Pixels } from '../pixels.ts';
import { type BlockCollector, blockCollector, type SampledBlocks } from './block-collector.ts';
import { forwardDct } from './forward-dct.ts';
import { type Macroblock, macroblock, macroblockSide, readMacroblock } from './read-macroblock.ts';

export interface SampledPicture {
  readonly luminance: SampledBlocks;
  /** Cb, then Cr; empty where the picture is grey. */
  readonly chrominance: readonly SampledBlocks[];
  /** Macroblocks in the whole picture for each one sampled. */
  readonly scale: number;
}

/** The smallest AC coefficients worth keeping, in zigzag order. */
export interface SmallestCoefficients {
  readonly luminance: readonly number[];
  readonly chrominance: readonly number[];
}

/** Fewer say nothing. */
const fewestMacroblocks = 4;
/** The DC of chrominance is a small part of the bytes: for every so many its neighbour is read too. */
const chromaDcEvery = 4;

/**
 * Samples the DCT coefficients that a 4:2:0 JPEG encoder will see, of `atMost` macroblocks; drops the AC coefficients below `smallest`,
 * which no quality in question codes. Null: the picture is too small to sample.
 */
export function sampleCoefficients(
  pixels: Pixels,
  smallest: SmallestCoefficients,
  atMost: number,
): SampledPicture | null {
  const columns = Math.floor(pixels.width / macroblockSide);
  const rows = Math.floor(pixels.height / macroblockSide);
  const count = Math.min(columns * rows, atMost);
  if (count < fewestMacroblocks) return null;

  const luma = blockCollector(4 * count, 3 * count, smallest.luminance);
  const chroma = [0, 1].map(() => blockCollector(count, count, smallest.chrominance));
  const coloured = pixels.channels >= 3;
  const read = macroblock();
  const beside = macroblock();
  for (let i = 0; i < count; i++) {
    const { column, row } = placeOf(i, count, columns, rows);
    readMacroblock(pixels, column * macroblockSide, row * macroblockSide, read);
    collectLuminance(read, luma);
    if (!coloured) continue;
    collectChrominance(read, chroma);
    if (i % chromaDcEvery !== 0) continue;
    const at = neighbourOf(column, row, columns);
    readMacroblock(pixels, at.column * macroblockSide, at.row * macroblockSide, beside);
    collectChromaDc(beside, read, chroma);
  }
  return {
    luminance: luma.collected(),
    chrominance: coloured ? chroma.map((collector) => collector.collected()) : [],
    scale: (pixels.width * pixels.height) / (count * macroblockSide ** 2),
  };
}

/** All of them where they are few; else spread evenly by a lattice: rows at equal steps, columns by the golden ratio. */
function placeOf(i: number, count: number, columns: number, rows: number): { column: number; row: number } {
  if (count === columns * rows) return { column: i % columns, row: Math.floor(i / columns) };
  return {
    column: Math.floor(((i * 0.618_033_988_75) % 1) * columns),
    row: Math.floor(((i + 0.5) / count) * rows),
  };
}

/** The one coded before it, or one like it. */
function neighbourOf(column: number, row: number, columns: number): { column: number; row: number } {
  if (columns > 1) return { column: column > 0 ? column - 1 : 1, row };
  return { column, row: row > 0 ? row - 1 : 1 };
}

function collectLuminance({ luminance }: Macroblock, collector: BlockCollector): void {
  for (let at = 0; at < luminance.length; at += 64) {
    forwardDct(luminance, at);
    collector.add(luminance, at);
    if (at > 0) collector.addDcPair(luminance[at - 64]!, luminance[at]!);
  }
}

function collectChrominance({ blue, red }: Macroblock, collectors: readonly BlockCollector[]): void {
  [blue, red].forEach((block, i) => {
    forwardDct(block, 0);
    collectors[i]!.add(block, 0);
  });
}

/** `after` is transformed, `before` not: the DC, scaled as there, is the sum. */
function collectChromaDc(
  before: Macroblock,
  after: Macroblock,
  [blue, red]: readonly BlockCollector[],
): void {
  const sum = (block: Float64Array): number => block.reduce((total, value) => total + value, 0);
  blue!.addDcPair(sum(before.blue), after.blue[0]!);
  red!.addDcPair(sum(before.red), after.red[0]!);
}
