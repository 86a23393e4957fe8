import type { Pixels } from '../pixels.ts';
import { forwardDct } from './forward-dct.ts';

/** What of one component's sampled blocks can be coded, in coding order. */
export interface SampledBlocks {
  /** One a block. */
  readonly dc: Float32Array;
  /** The AC coefficients that are large enough: their places in zigzag order and their magnitudes. */
  readonly places: Uint8Array;
  readonly magnitudes: Float32Array;
  /** For each block, where its coefficients end in these two. */
  readonly ends: Uint32Array;
}

export interface SampledPicture {
  /** Eight blocks of every region: their DCs' differences are those of neighbours. */
  readonly luminance: SampledBlocks;
  /** Cb, then Cr, two blocks of every region; empty where the picture is grey. */
  readonly chrominance: readonly SampledBlocks[];
  /** Blocks in the whole picture for each one sampled. */
  readonly scale: number;
}

/** The smallest AC coefficients worth keeping, in zigzag order. */
export interface SmallestCoefficients {
  readonly luminance: readonly number[];
  readonly chrominance: readonly number[];
}

/** Regions of 32 × 16 pixels, two macroblocks of 4:2:0; wide enough for the differences of chroma's DCs. */
const regionWidth = 32;
const regionHeight = 16;
/** At most so many; twice as many make no better prediction (`bench/fit-jpeg-size.ts --regions`). */
const mostRegions = 200;
/** Fewer say nothing. */
const fewestRegions = 4;

/**
 * Samples the DCT coefficients that a 4:2:0 JPEG encoder will see; drops the AC coefficients below `smallest`,
 * which no quality in question codes. Null: the picture is too small to sample.
 */
export function sampleCoefficients(
  pixels: Pixels,
  smallest: SmallestCoefficients,
  atMost = mostRegions,
): SampledPicture | null {
  const regions = regionOrigins(pixels, atMost);
  if (regions.length < fewestRegions) return null;
  const luma = blockCollector(regions.length * lumaBlocks, smallest.luminance);
  const chroma =
    pixels.channels < 3
      ? []
      : [0, 1].map(() => blockCollector(regions.length * chromaBlocks, smallest.chrominance));
  for (const [x, y] of regions) {
    if (pixels.channels < 3) readGrey(pixels, x, y);
    else readColour(pixels, x, y);
    collectBlocks(lumaPlane, regionWidth, luma);
    chroma.forEach((collector, i) => collectBlocks(chromaPlanes[i]!, regionWidth / 2, collector));
  }
  const area = pixels.width * pixels.height;
  return {
    luminance: luma.blocks,
    chrominance: chroma.map(({ blocks }) => blocks),
    scale: area / (regions.length * regionWidth * regionHeight),
  };
}

/** Blocks of one region, of luminance and of each chrominance. */
export const lumaBlocks = 8;
export const chromaBlocks = 2;

interface BlockCollector {
  readonly blocks: SampledBlocks;
  /** Takes the transformed block in `block`. */
  add(): void;
}

function blockCollector(count: number, smallest: readonly number[]): BlockCollector {
  const dc = new Float32Array(count);
  const ends = new Uint32Array(count);
  const places = new Uint8Array(count * 63);
  const magnitudes = new Float32Array(count * 63);
  const least = Float32Array.from(smallest);
  let blocks = 0;
  let end = 0;
  const add = (): void => {
    dc[blocks] = block[0]!;
    for (let place = 1; place < 64; place++) {
      const magnitude = Math.abs(block[zigzag[place]!]!);
      if (magnitude < least[place]!) continue;
      places[end] = place;
      magnitudes[end++] = magnitude;
    }
    ends[blocks++] = end;
  };
  return { blocks: { dc, places, magnitudes, ends }, add };
}

/** Spread evenly by a lattice: rows at equal steps, columns at multiples of the golden ratio. */
function regionOrigins({ width, height }: Pixels, atMost: number): [x: number, y: number][] {
  const columns = Math.floor(width / regionWidth);
  const rows = Math.floor(height / regionHeight);
  if (columns * rows <= atMost) {
    return Array.from({ length: columns * rows }, (_, i) => [
      (i % columns) * regionWidth,
      Math.floor(i / columns) * regionHeight,
    ]);
  }
  return Array.from({ length: atMost }, (_, i) => [
    Math.floor(((i * 0.618_033_988_75) % 1) * columns) * regionWidth,
    Math.floor(((i + 0.5) / atMost) * rows) * regionHeight,
  ]);
}

const lumaPlane = new Float64Array(regionWidth * regionHeight);
/** Cb and Cr, half as wide and high. */
const chromaPlanes = [
  new Float64Array(lumaPlane.length / 4),
  new Float64Array(lumaPlane.length / 4),
] as const;
const block = new Float64Array(64);

function readGrey({ data, width, channels }: Pixels, x: number, y: number): void {
  for (let to = 0; to < lumaPlane.length; to++) {
    const at = (y + (to >> 5)) * width + x + (to & (regionWidth - 1));
    lumaPlane[to] = data[at * channels]! - 128;
  }
}

/**
 * Y around zero, and Cb and Cr of each four pixels' mean (JFIF 1.02: Cb = (B - Y) / 1.772, Cr = (R - Y) / 1.402;
 * jcsample.c, h2v2_downsample).
 */
function readColour({ data, width, channels }: Pixels, x: number, y: number): void {
  const [cb, cr] = chromaPlanes;
  let quad = 0;
  for (let row = 0; row < regionHeight; row += 2) {
    const upper = row * regionWidth;
    for (let column = 0; column < regionWidth; column += 2, quad++) {
      let lumaSum = 0;
      let red = 0;
      let blue = 0;
      for (let i = 0; i < 4; i++) {
        const at = ((y + row + (i >> 1)) * width + x + column + (i & 1)) * channels;
        const value = 0.299 * data[at]! + 0.587 * data[at + 1]! + 0.114 * data[at + 2]!;
        lumaPlane[upper + (i >> 1) * regionWidth + column + (i & 1)] = value - 128;
        lumaSum += value;
        red += data[at]!;
        blue += data[at + 2]!;
      }
      cb[quad] = (blue - lumaSum) / (4 * 1.772);
      cr[quad] = (red - lumaSum) / (4 * 1.402);
    }
  }
}

function collectBlocks(plane: Float64Array, width: number, collector: BlockCollector): void {
  for (let x = 0; x < width; x += 8) {
    for (let first = x; first < plane.length; first += 8 * width) {
      for (let i = 0; i < 64; i++) block[i] = plane[first + (i >> 3) * width + (i & 7)]!;
      forwardDct(block);
      collector.add();
    }
  }
}

/** Where the coefficients in zigzag order lie row by row (T.81, figure A.6). */
const zigzag = Uint8Array.of(
  0,
  1,
  8,
  16,
  9,
  2,
  3,
  10,
  17,
  24,
  32,
  25,
  18,
  11,
  4,
  5,
  12,
  19,
  26,
  33,
  40,
  48,
  41,
  34,
  27,
  20,
  13,
  6,
  7,
  14,
  21,
  28,
  35,
  42,
  49,
  56,
  57,
  50,
  43,
  36,
  29,
  22,
  15,
  23,
  30,
  37,
  44,
  51,
  58,
  59,
  52,
  45,
  38,
  31,
  39,
  46,
  53,
  60,
  61,
  54,
  47,
  55,
  62,
  63,
);
