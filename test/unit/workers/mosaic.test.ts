import fc from 'fast-check';
import { expect, test } from 'vitest';
import { mosaic } from '../../../workers/search/mosaic.ts';

/** Each pixel says where it is: the lower bytes of x and y, and what is above them. */
function map(width: number, height: number): Buffer {
  const data = Buffer.alloc(width * height * 3);
  for (let y = 0, at = 0; y < height; y++)
    for (let x = 0; x < width; x++, at += 3) {
      data[at] = x & 255;
      data[at + 1] = y & 255;
      data[at + 2] = (x >> 8) | ((y >> 8) << 4);
    }
  return data;
}

const placeAt = (data: Buffer, at: number): { x: number; y: number } => ({
  x: data[at]! | ((data[at + 2]! & 15) << 8),
  y: data[at + 1]! | ((data[at + 2]! >> 4) << 8),
});

test('is at most a quarter of the picture, in whole tiles that do not overlap', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 1500 }), fc.integer({ min: 1, max: 1500 }), (width, height) => {
      const part = mosaic({ data: map(width, height), width, height, channels: 3 });
      if (part === null) return width < 128 || height < 128 || width * height < 150_000;
      const tile = part.width;
      expect(part.height % tile).toBe(0);
      expect(part.data.length).toBe(3 * part.width * part.height);
      expect(part.width * part.height).toBeLessThanOrEqual(0.25 * width * height);
      const seen = new Set<string>();
      for (let row = 0; row < part.height; row++) {
        const from = placeAt(part.data, row * tile * 3);
        const corner = placeAt(part.data, Math.floor(row / tile) * tile * tile * 3);
        expect(from).toEqual({ x: corner.x, y: corner.y + (row % tile) });
        expect(placeAt(part.data, (row * tile + tile - 1) * 3)).toEqual({ x: from.x + tile - 1, y: from.y });
        seen.add(`${corner.x},${corner.y}`);
      }
      expect(seen.size).toBe(part.height / tile);
      return true;
    }),
    { numRuns: 100 },
  );
});
