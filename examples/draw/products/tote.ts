import type { Label } from '../label.ts';
import type { Product } from '../material.ts';
import { fabric, printed } from '../materials.ts';
import { fractalNoise } from '../noise.ts';
import { cut, ring, type Shape, union } from '../shapes.ts';
import { colour } from '../vector.ts';

/** A canvas bag, standing full, printed on the front. */
export function tote(cloth: string, print: Label): Product {
  const body: Shape = (x, y, z) => {
    const fold = 0.07 * (fractalNoise(x * 1.4, y * 1.1, z + 3, 3) - 0.5);
    const deep = 0.42 - 0.15 * y + 0.12 * Math.cos(x * 1.2) + fold;
    const dx = Math.abs(x) - (0.92 + 0.05 * y) + 0.12;
    const dy = Math.abs(y - 1.05) - 1.05 + 0.06;
    const dz = Math.abs(z) - Math.max(0.06, deep) + 0.12;
    return (
      (Math.hypot(Math.max(dx, 0), Math.max(dy, 0), Math.max(dz, 0)) +
        Math.min(0, Math.max(dx, dy, dz)) -
        0.12) *
      0.65
    );
  };
  const strap = (z: number): Shape =>
    cut(ring([0, 2.0, z], 0.4, 0.055, 1.75), (x, y, pz) =>
      Math.max(Math.abs(x) - 2, y - 1.7, Math.abs(pz) - 2),
    );
  const canvas = fabric(() => colour(cloth), 34);
  return {
    parts: [
      {
        shape: body,
        material: printed(canvas, (x, y, z) =>
          z > 0 ? print((x + 0.62) / 1.24, (1.72 - y) / 1.24) : { colour: [0, 0, 0], share: 0 },
        ),
      },
      { shape: union(strap(0.16), strap(-0.16)), material: canvas },
    ],
    centre: [0, 1.35, 0],
    radius: 1.75,
  };
}
