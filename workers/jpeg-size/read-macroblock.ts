import type { Pixels } from '../pixels.ts';

/** Pixels a side of a macroblock of 4:2:0: four blocks of luminance, one of each chrominance. */
export const macroblockSide = 16;

/** The blocks of one macroblock, 64 values each, row by row, around zero; in coding order. */
export interface Macroblock {
  readonly luminance: Float64Array;
  readonly blue: Float64Array;
  readonly red: Float64Array;
}

export function macroblock(): Macroblock {
  return { luminance: new Float64Array(256), blue: new Float64Array(64), red: new Float64Array(64) };
}

/**
 * Reads the macroblock whose upper left pixel is x, y: Y, and Cb and Cr of each four pixels' mean
 * (JFIF 1.02: Cb = (B - Y) / 1.772, Cr = (R - Y) / 1.402; libjpeg's h2v2_downsample). Of a grey picture Y alone.
 */
export function readMacroblock(pixels: Pixels, x: number, y: number, into: Macroblock): void {
  if (pixels.channels < 3) readGrey(pixels, x, y, into);
  else readColour(pixels, x, y, into);
}

function readGrey({ data, width, channels }: Pixels, x: number, y: number, { luminance }: Macroblock): void {
  for (let row = 0; row < macroblockSide; row++) {
    let at = ((y + row) * width + x) * channels;
    for (let column = 0; column < macroblockSide; column++, at += channels) {
      luminance[inBlock(row, column)] = data[at]! - 128;
    }
  }
}

/** Written out for the four pixels of a quad: most of a prediction's time is spent here. */
function readColour({ data, width, channels }: Pixels, x: number, y: number, into: Macroblock): void {
  const { luminance, blue, red } = into;
  const stride = width * channels;
  let quad = 0;
  for (let row = 0; row < macroblockSide; row += 2) {
    let a = (y + row) * stride + x * channels;
    for (let column = 0; column < macroblockSide; column += 2, quad++, a += 2 * channels) {
      const b = a + channels;
      const c = a + stride;
      const d = c + channels;
      const ya = 0.299 * data[a]! + 0.587 * data[a + 1]! + 0.114 * data[a + 2]!;
      const yb = 0.299 * data[b]! + 0.587 * data[b + 1]! + 0.114 * data[b + 2]!;
      const yc = 0.299 * data[c]! + 0.587 * data[c + 1]! + 0.114 * data[c + 2]!;
      const yd = 0.299 * data[d]! + 0.587 * data[d + 1]! + 0.114 * data[d + 2]!;
      const to = inBlock(row, column);
      luminance[to] = ya - 128;
      luminance[to + 1] = yb - 128;
      luminance[to + 8] = yc - 128;
      luminance[to + 9] = yd - 128;
      const sum = ya + yb + yc + yd;
      blue[quad] = (data[a + 2]! + data[b + 2]! + data[c + 2]! + data[d + 2]! - sum) / (4 * 1.772);
      red[quad] = (data[a]! + data[b]! + data[c]! + data[d]! - sum) / (4 * 1.402);
    }
  }
}

/** Where a pixel of the macroblock is among its four blocks of luminance. */
function inBlock(row: number, column: number): number {
  return ((row >> 3) * 2 + (column >> 3)) * 64 + (row & 7) * 8 + (column & 7);
}
