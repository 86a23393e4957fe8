import type { Pixels } from '../../workers/pixels.ts';
import { photograph } from './pictures/test-images.ts';

/** A picture and what became of it. No encoder has a part in them, so that they are the same everywhere. */
export interface SimilarityCase {
  readonly name: string;
  readonly source: Pixels;
  readonly result: Pixels;
}

/** Losses of several kinds, on a photograph and on a drawing, in sizes down to the smallest that the measure has. */
export async function similarityCases(): Promise<SimilarityCase[]> {
  const cases: SimilarityCase[] = [];
  for (const [width, height] of [
    [300, 200],
    [97, 61],
    [33, 240],
    [16, 9],
    [8, 8],
  ] as const) {
    const photo: Pixels = {
      data: await photograph(width, height).raw().toBuffer(),
      width,
      height,
      channels: 3,
    };
    for (const [kind, source] of [
      ['photograph', photo],
      ['drawing', drawing(width, height)],
    ] as const)
      for (const [loss, change] of Object.entries(losses))
        cases.push({
          name: `${kind} ${width} × ${height}, ${loss}`,
          source,
          result: changed(source, change),
        });
  }
  const smooth = smoothPicture(600, 400);
  for (const [loss, change] of Object.entries(smallLosses))
    cases.push({ name: `smooth 600 × 400, ${loss}`, source: smooth, result: changed(smooth, change) });
  return cases;
}

/** The new value of a channel at a place. */
type Change = (source: Pixels, x: number, y: number, channel: number) => number;

const losses: Record<string, Change> = {
  nothing: valueAt,
  'few levels': (source, x, y, c) => 17 * Math.round(valueAt(source, x, y, c) / 17),
  noisy: (source, x, y, c) => valueAt(source, x, y, c) + ((x * 7 + y * 13 + c * 5) % 23) - 11,
  'very noisy': (source, x, y, c) => valueAt(source, x, y, c) + ((x * 71 + y * 137 + c * 53) % 97) - 48,
  blurred: (source, x, y, c) =>
    (valueAt(source, x - 1, y, c) + 2 * valueAt(source, x, y, c) + valueAt(source, x + 1, y, c)) / 4,
  'blocks with half the detail': (source, x, y, c) =>
    (valueAt(source, x, y, c) + valueAt(source, 8 * Math.floor(x / 8) + 4, 8 * Math.floor(y / 8) + 4, c)) / 2,
  'colours of another pixel': (source, x, y, c) =>
    c === 1 ? valueAt(source, x, y, c) : valueAt(source, 2 * Math.floor(x / 2), 2 * Math.floor(y / 2), c),
  grey: (source, x, y) =>
    (valueAt(source, x, y, 0) + 2 * valueAt(source, x, y, 1) + valueAt(source, x, y, 2)) / 4,
};

/** Between smooth pictures that are nearly equal, what the tool says is rounding to a good part. */
const smallLosses: Record<string, Change> = {
  'a step off here and there': (source, x, y, c) =>
    valueAt(source, x, y, c) + (((x * 7 + y * 13 + c * 5) % 11) % 3) - 1,
  'steps of two': (source, x, y, c) => 2 * Math.round(valueAt(source, x, y, c) / 2),
};

/** Beyond its edges a picture goes on as it ends. */
function valueAt({ data, width, height, channels }: Pixels, x: number, y: number, channel: number): number {
  const column = Math.min(width - 1, Math.max(0, x));
  const row = Math.min(height - 1, Math.max(0, y));
  return data[(row * width + column) * channels + channel]!;
}

function changed(source: Pixels, change: Change): Pixels {
  const { width, channels } = source;
  const data = Buffer.alloc(source.data.length);
  for (let at = 0; at < data.length; at++) {
    const pixel = Math.floor(at / channels);
    const value = change(source, pixel % width, Math.floor(pixel / width), at % channels);
    data[at] = Math.min(255, Math.max(0, Math.round(value)));
  }
  return { ...source, data };
}

/** A sky, with light in a corner. */
function smoothPicture(width: number, height: number): Pixels {
  const data = Buffer.alloc(3 * width * height);
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++) {
      const light = Math.exp(-((x - width / 4) ** 2 + (y - height / 3) ** 2) / 40_000);
      const colour = [70 + 0.1 * y, 120 + 0.15 * y, 200 - 0.1 * x];
      data.set(
        colour.map((value) => value + 50 * light),
        3 * (y * width + x),
      );
    }
  return { data, width, height, channels: 3 };
}

/**
 * A disc on a ground, with stripes across, and grain: where large areas are flat and nearly equal, the
 * tool's result is mostly rounding, since its blur is a recursion in single precision along whole rows.
 */
function drawing(width: number, height: number): Pixels {
  const data = Buffer.alloc(3 * width * height);
  const colours = [
    [244, 240, 228],
    [31, 43, 69],
    [212, 63, 47],
  ] as const;
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++) {
      const inDisc = Math.hypot(x - width / 2, y - height / 2) < Math.min(width, height) / 3;
      const colour = colours[inDisc ? (y % 6 < 2 ? 2 : 1) : 0];
      const grain = ((x * 5 + y * 11) % 23) - 11;
      data.set(
        colour.map((value) => value + grain),
        3 * (y * width + x),
      );
    }
  return { data, width, height, channels: 3 };
}
