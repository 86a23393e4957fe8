import type { Area } from './linear-light.ts';
import { tileSide } from './tile-kernel.ts';

/**
 * Tiles of a scale: all of them, or, where they have more pixels than `most`, about so many of them, spread evenly
 * over it: those whose place, as a sum of two irrational steps, falls into the share that is wanted. (The additive
 * recurrence R2 of M. Roberts, "The Unreasonable Effectiveness of Quasirandom Sequences", 2018.)
 */
export function sampledTiles({ width, height }: { width: number; height: number }, most: number): Area[] {
  const share = most / (width * height);
  const tiles: Area[] = [];
  for (let y = 0; y < height; y += tileSide) {
    for (let x = 0; x < width; x += tileSide) {
      const place = ((x / tileSide) * steps[0] + (y / tileSide) * steps[1]) % 1;
      if (place >= share) continue;
      tiles.push({ x, y, width: Math.min(tileSide, width - x), height: Math.min(tileSide, height - y) });
    }
  }
  return tiles;
}

/** One over the plastic number, and over its square. */
const steps = [0.754_877_666_246_692_7, 0.569_840_290_998_053_2] as const;
