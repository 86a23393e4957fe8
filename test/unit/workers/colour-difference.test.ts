import { describe, expect, it } from 'vitest';
import { blockMeans } from '../../../workers/floor/block-means.ts';
import { colourDifference } from '../../../workers/floor/colour-difference.ts';
import { oklab } from '../../../workers/floor/oklab.ts';
import type { Pixels } from '../../../workers/pixels.ts';

function painted(
  width: number,
  height: number,
  channels: Pixels['channels'],
  paint: (x: number, y: number) => readonly number[],
): Pixels {
  const data = Buffer.alloc(width * height * channels);
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++) data.set(paint(x, y), (y * width + x) * channels);
  return { data, width, height, channels };
}

describe('OKLab', () => {
  // Without flare, by Ottosson's own page: red is 0.628, 0.225, 0.126.
  it('is as published, but for the light that a screen reflects', () => {
    const [lightness, a, b] = oklab(255, 0, 0);
    expect(lightness).toBeCloseTo(0.628, 1);
    expect(a).toBeCloseTo(0.225, 1);
    expect(b).toBeCloseTo(0.126, 1);
    oklab(255, 255, 255).forEach((value, i) => {
      expect(value).toBeCloseTo(i === 0 ? 1 : 0, 4);
    });
  });

  it('makes no more of a step beside black than of one in the middle', () => {
    const step = (from: number): number =>
      oklab(from + 1, from + 1, from + 1)[0] - oklab(from, from, from)[0];
    expect(step(0)).toBeLessThan(2 * step(120));
  });
});

describe('means of blocks', () => {
  it('at the edges are of the pixels there are', () => {
    const { blocks, colours, opacity } = blockMeans(
      painted(9, 10, 3, (x) => (x === 8 ? [90, 60, 30] : [10, 20, 30])),
    );
    expect(blocks).toBe(4);
    expect(opacity).toBeNull();
    [10, 20, 30, 90, 60, 30].forEach((value, i) => {
      expect(colours[i]).toBeCloseTo(value, 3);
    });
  });

  it('do not count the colour of what is transparent', () => {
    const clear = painted(8, 8, 4, (x) => (x < 4 ? [200, 0, 0, 255] : [0, 255, 0, 0]));
    const other = painted(8, 8, 4, (x) => (x < 4 ? [200, 0, 0, 255] : [7, 7, 7, 0]));
    expect(colourDifference(blockMeans(clear), blockMeans(other)).largest).toBeCloseTo(0, 6);
    const opaque = painted(8, 8, 4, (x) => (x < 4 ? [200, 0, 0, 255] : [0, 0, 0, 255]));
    expect(colourDifference(blockMeans(clear), blockMeans(opaque)).largest).toBeGreaterThan(0.1);
  });
});

describe('colours of two pictures', () => {
  const grey = painted(80, 80, 1, () => [120]);

  it('differ by a tint where all errors go one way, and hardly where they go all ways', () => {
    const tinted = colourDifference(blockMeans(grey), blockMeans(painted(80, 80, 1, () => [128])));
    expect(tinted.tint).toBeCloseTo(tinted.largest, 5);
    const uneven = painted(80, 80, 1, (x, y) => [(Math.floor(x / 8) + Math.floor(y / 8)) % 2 ? 112 : 128]);
    const { tint, percentile95 } = colourDifference(blockMeans(grey), blockMeans(uneven));
    expect(percentile95).toBeGreaterThan(0.02);
    expect(tint).toBeLessThan(0.002);
  });

  it('differ in one block of a hundred by the largest alone', () => {
    const spot = painted(80, 80, 1, (x, y) => [x < 8 && y < 8 ? 200 : 120]);
    const { largest, percentile95 } = colourDifference(blockMeans(grey), blockMeans(spot));
    expect(largest).toBeGreaterThan(0.1);
    expect(percentile95).toBe(0);
  });
});
