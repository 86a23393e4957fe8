import type { Pixels } from '../pixels.ts';
import { type Planes, planes } from './planes.ts';

/** A part of one scale of a picture, in its pixels. */
export interface Area {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** A picture in linear light, at its own size (scale 0), at half of it (scale 1), and so on. */
export interface LinearLight {
  readonly sizes: readonly { readonly width: number; readonly height: number }[];
  /** Writes an area of a scale, `stride` apart from row to row, from `offset` on. */
  read(scale: number, area: Area, target: Planes, offset: number, stride: number): void;
}

/**
 * Each scale is the mean of 2 × 2 pixels of the one before; where a side is odd, its last pixels count twice.
 * The two largest are read from the pixels each time, since kept they would take more memory than the picture.
 * @param background what transparent pixels lie on, 0 to 1 in sRGB.
 */
export function linearLight(pixels: Pixels, scales: number, background: number): LinearLight {
  const sizes = [{ width: pixels.width, height: pixels.height }];
  while (sizes.length < scales) {
    const { width, height } = sizes[sizes.length - 1]!;
    sizes.push({ width: Math.ceil(width / 2), height: Math.ceil(height / 2) });
  }
  const kept: (Planes | null)[] = [null, null];
  const scratch = planes(2 * pixels.width);
  const read: LinearLight['read'] = (scale, area, target, offset, stride) => {
    const from = kept[scale];
    if (from) copyArea(from, sizes[scale]!.width, area, target, offset, stride);
    else if (scale === 0) readWhole(pixels, background, area, target, offset, stride);
    else readHalved(pixels, background, area, scratch, target, offset, stride);
  };
  for (let scale = 2; scale < scales; scale++) {
    const { width, height } = sizes[scale]!;
    const below = sizes[scale - 1]!;
    const half = planes(width * height);
    const rows = planes(2 * below.width);
    for (let y = 0; y < height; y++) {
      const last = Math.min(2 * y + 1, below.height - 1);
      read(scale - 1, { x: 0, y: 2 * y, width: below.width, height: 1 }, rows, 0, below.width);
      read(scale - 1, { x: 0, y: last, width: below.width, height: 1 }, rows, below.width, below.width);
      for (let c = 0; c < 3; c++) halveRows(rows[c]!, below.width, half[c]!, y * width, width);
    }
    kept.push(half);
  }
  return { sizes, read };
}

function halveRows(rows: Float32Array, rowWidth: number, half: Float32Array, at: number, width: number) {
  for (let x = 0; x < width; x++) {
    const left = 2 * x;
    const right = left + 1 < rowWidth ? left + 1 : left;
    half[at + x] = (rows[left]! + rows[right]! + rows[rowWidth + left]! + rows[rowWidth + right]!) / 4;
  }
}

function copyArea(from: Planes, width: number, area: Area, target: Planes, offset: number, stride: number) {
  for (let c = 0; c < 3; c++) {
    for (let row = 0; row < area.height; row++) {
      const start = (area.y + row) * width + area.x;
      target[c]!.set(from[c]!.subarray(start, start + area.width), offset + row * stride);
    }
  }
}

function readWhole(
  pixels: Pixels,
  background: number,
  area: Area,
  target: Planes,
  offset: number,
  stride: number,
) {
  const { data, width, channels } = pixels;
  const [green, blue] = channels > 2 ? [1, 2] : [0, 0];
  const alpha = channels % 2 === 0 ? channels - 1 : 0;
  const [r, g, b] = target;
  const under = Math.round(background * 255 * finer);
  for (let row = 0; row < area.height; row++) {
    let from = ((area.y + row) * width + area.x) * channels;
    let to = offset + row * stride;
    for (let x = 0; x < area.width; x++, from += channels, to++) {
      const opacity = alpha === 0 ? 255 : data[from + alpha]!;
      if (opacity === 255) {
        r[to] = linear[data[from]! * finer]!;
        g[to] = linear[data[from + green]! * finer]!;
        b[to] = linear[data[from + blue]! * finer]!;
      } else {
        r[to] = linear[laid(data[from]!, opacity, under)]!;
        g[to] = linear[laid(data[from + green]!, opacity, under)]!;
        b[to] = linear[laid(data[from + blue]!, opacity, under)]!;
      }
    }
  }
}

function laid(value: number, opacity: number, under: number): number {
  return ((value * finer * opacity + under * (255 - opacity)) / 255 + 0.5) | 0;
}

function readHalved(
  pixels: Pixels,
  background: number,
  area: Area,
  rows: Planes,
  target: Planes,
  offset: number,
  stride: number,
) {
  const { width, height } = pixels;
  const whole = Math.min(2 * area.width, width - 2 * area.x);
  for (let row = 0; row < area.height; row++) {
    const first = 2 * (area.y + row);
    const last = Math.min(first + 1, height - 1);
    readWhole(pixels, background, { x: 2 * area.x, y: first, width: whole, height: 1 }, rows, 0, whole);
    readWhole(pixels, background, { x: 2 * area.x, y: last, width: whole, height: 1 }, rows, whole, whole);
    for (let c = 0; c < 3; c++) halveRows(rows[c]!, whole, target[c]!, offset + row * stride, area.width);
  }
}

/** Steps between two 8-bit values, for what shows through transparent pixels. */
const finer = 16;

/** Linear light of an sRGB value (IEC 61966-2-1). */
const linear = Float32Array.from({ length: 255 * finer + 1 }, (_, i) => {
  const value = i / (255 * finer);
  return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
});
