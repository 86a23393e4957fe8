import { forwardDct } from './forward-dct.ts';

/** Decoded pixels, row by row, channels interleaved, 8 bits each. */
export interface Pixels {
  readonly data: Buffer;
  readonly width: number;
  readonly height: number;
  readonly channels: number;
}

/** DCT coefficients of one component's sampled blocks, 64 a block in zigzag order. */
export interface SampledBlocks {
  readonly coefficients: Float32Array;
  /** Every so many blocks are neighbours, in coding order; their DC differences are the picture's. */
  readonly run: number;
  /** Blocks in the whole picture for each one sampled. */
  readonly scale: number;
}

export interface SampledPicture {
  readonly luminance: SampledBlocks;
  /** Cb, then Cr; empty where the picture is grey. */
  readonly chrominance: readonly SampledBlocks[];
}

/** Regions of 32 × 16 pixels, two macroblocks of 4:2:0; wide enough for the differences of chroma's DCs. */
const regionWidth = 32;
const regionHeight = 16;
/** At most so many; twice as many make no better prediction (`bench/fit-jpeg-size.ts --regions`). */
const mostRegions = 200;
/** Fewer say nothing. */
const fewestRegions = 4;

/** Samples the DCT coefficients a 4:2:0 JPEG encoder will see. Null: the picture is too small to sample. */
export function sampleCoefficients(pixels: Pixels, atMost = mostRegions): SampledPicture | null {
  const regions = regionOrigins(pixels, atMost);
  if (regions.length < fewestRegions) return null;
  const coefficients = Array.from(
    { length: pixels.channels < 3 ? 1 : 3 },
    (_, component) => new Float32Array(regions.length * blocksOf(component) * 64),
  );
  const planes = coefficients.map(() => new Float32Array(regionWidth * regionHeight));
  regions.forEach(([x, y], i) => {
    readRegion(pixels, x, y, planes);
    planes.forEach((plane, component) =>
      transformRegion(plane, component === 0 ? 1 : 2, coefficients[component]!, i * blocksOf(component) * 64),
    );
  });
  const [luminance, ...chrominance] = coefficients.map((sampled, component) => {
    const side = component === 0 ? 8 : 16;
    const whole = Math.ceil(pixels.width / side) * Math.ceil(pixels.height / side);
    const run = blocksOf(component);
    return { coefficients: sampled, run, scale: whole / (regions.length * run) };
  });
  return luminance === undefined ? null : { luminance, chrominance };
}

/** Of a region: eight of luminance, two of Cb and of Cr. */
function blocksOf(component: number): number {
  return component === 0 ? 8 : 2;
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

/** One region as Y, Cb, Cr around zero (JFIF 1.02, conversion to and from RGB), or as grey. */
function readRegion(pixels: Pixels, x: number, y: number, planes: readonly Float32Array[]): void {
  const { data, width, channels } = pixels;
  const [luma, cb, cr] = planes;
  if (luma === undefined) return;
  let to = 0;
  for (let row = 0; row < regionHeight; row++) {
    let from = ((y + row) * width + x) * channels;
    for (const end = to + regionWidth; to < end; to++, from += channels) {
      const red = data[from]!;
      if (cb === undefined || cr === undefined) {
        luma[to] = red - 128;
        continue;
      }
      const green = data[from + 1]!;
      const blue = data[from + 2]!;
      luma[to] = 0.299 * red + 0.587 * green + 0.114 * blue - 128;
      cb[to] = -0.168_736 * red - 0.331_264 * green + 0.5 * blue;
      cr[to] = 0.5 * red - 0.418_688 * green - 0.081_312 * blue;
    }
  }
}

const block = new Float32Array(64);

/** The blocks of one component's plane of a region, `step` × `step` samples averaged into one. */
function transformRegion(plane: Float32Array, step: 1 | 2, result: Float32Array, at: number): void {
  let to = at;
  for (let x = 0; x < regionWidth; x += 8 * step) {
    for (let y = 0; y < regionHeight; y += 8 * step) {
      if (step === 1) readBlock(plane, y * regionWidth + x);
      else readHalvedBlock(plane, y * regionWidth + x);
      forwardDct(block);
      for (let i = 0; i < 64; i++) result[to + i] = block[zigzag[i]!]!;
      to += 64;
    }
  }
}

function readBlock(plane: Float32Array, at: number): void {
  for (let row = 0; row < 8; row++) {
    for (let column = 0; column < 8; column++)
      block[row * 8 + column] = plane[at + row * regionWidth + column]!;
  }
}

/** Averages four samples into one, as libjpeg's downsampler does (jcsample.c, h2v2_downsample). */
function readHalvedBlock(plane: Float32Array, at: number): void {
  for (let row = 0; row < 8; row++) {
    for (let column = 0; column < 8; column++) {
      const from = at + 2 * row * regionWidth + 2 * column;
      const below = from + regionWidth;
      block[row * 8 + column] = (plane[from]! + plane[from + 1]! + plane[below]! + plane[below + 1]!) / 4;
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
