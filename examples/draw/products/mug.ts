import type { Product } from '../material.ts';
import { ceramic, paint } from '../materials.ts';
import { blend, cut, revolved, ring } from '../shapes.ts';

/** A thrown mug, dipped in glaze, with coffee in it. */
export function mug(glaze: string, dippedTo: number): Product {
  const wall = revolved(0, 1.7, (y) => 0.78 + 0.05 * Math.sin(y * 2.2), 0.05);
  const hollow = revolved(0.12, 2, () => 0.71, 0.05);
  const handle = ring([0.86, 0.88, 0], 0.4, 0.1, 1.25);
  return {
    parts: [
      { shape: cut(blend(wall, handle, 0.12), hollow), material: ceramic(glaze, dippedTo) },
      { shape: revolved(0.1, 1.46, () => 0.74), material: paint('#3a2013', 0.08, 0.06) },
    ],
    centre: [0.15, 0.8, 0],
    radius: 1.45,
  };
}
