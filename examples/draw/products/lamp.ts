import type { Product } from '../material.ts';
import { fabric, metal, paint } from '../materials.ts';
import { cut, revolved } from '../shapes.ts';
import { colour } from '../vector.ts';

/** A table lamp, lit: a fabric shade over a turned foot. */
export function lamp(foot: string): Product {
  const cone = (inset: number) => (y: number) => 0.98 - inset - (y - 1.7) * 0.3;
  const shade = cut(revolved(1.7, 2.75, cone(0), 0.01), revolved(1.5, 2.9, cone(0.04), 0.01));
  return {
    parts: [
      {
        shape: shade,
        material: { ...fabric(() => colour('#e9dcc3'), 24), glow: [0.62, 0.44, 0.25] },
      },
      { shape: revolved(0, 0.12, () => 0.55), material: metal('#b08d57') },
      {
        shape: revolved(0.1, 1.35, (y) => 0.15 + 0.3 * Math.exp(-((y - 0.5) ** 2) * 6)),
        material: paint(foot, 0.2, 0.05),
      },
      { shape: revolved(1.3, 2.2, () => 0.05, 0.01), material: metal('#b08d57') },
    ],
    centre: [0, 1.35, 0],
    radius: 1.75,
  };
}
