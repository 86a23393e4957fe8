import type { Product } from '../material.ts';
import { ceramic, paint } from '../materials.ts';
import { cut, revolved, sphere, stick, union } from '../shapes.ts';

/** A belly vase with three dried stems of craspedia. */
export function vase(glaze: string, dippedTo: number): Product {
  const profile = (y: number) => 0.3 + 0.52 * Math.exp(-((y - 0.72) ** 2) * 3.2) + 0.1 * Math.max(0, y - 1.5);
  const stems = [
    [-0.5, 2.75, 0.1],
    [0.12, 3.05, -0.15],
    [0.55, 2.6, 0.12],
  ] as const;
  return {
    parts: [
      {
        shape: cut(
          revolved(0, 1.85, profile, 0.05),
          revolved(0.2, 2.2, (y) => profile(y) - 0.07),
        ),
        material: ceramic(glaze, dippedTo),
      },
      {
        shape: union(...stems.map(([x, y, z]) => stick([x * 0.2, 0.3, 0], [x, y, z], 0.022))),
        material: paint('#7d7a45', 0.8),
      },
      { shape: union(...stems.map((top) => sphere(top, 0.19))), material: blossom },
    ],
    centre: [0, 1.55, 0],
    radius: 1.85,
  };
}

const blossom = {
  ...paint('#d9a520', 0.9, 0.02),
  height: (x: number, y: number, z: number) =>
    0.02 * Math.sin(x * 110) * Math.sin(y * 110) * Math.sin(z * 110),
};
