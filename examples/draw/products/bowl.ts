import type { Material, Product } from '../material.ts';
import { wood } from '../materials.ts';
import { noise } from '../noise.ts';
import { cut, revolved, sphere, union } from '../shapes.ts';
import { colour, scale } from '../vector.ts';

const peel: Material = {
  colour: (x, y, z) => scale(colour('#ee8a1d'), 0.85 + 0.3 * noise(x * 5, y * 5, z * 5)),
  height: (x, y, z) => 0.012 * noise(x * 38, y * 38, z * 38),
  roughness: 0.4,
  reflectance: 0.05,
};

/** A turned wooden bowl, with oranges. */
export function bowl(light: string, dark: string, full: boolean): Product {
  const curve = (y: number) => 0.45 + 0.85 * Math.sqrt(Math.max(0, y) / 0.95);
  const shell = cut(
    revolved(0, 0.95, curve, 0.03),
    revolved(0.12, 1.3, (y) => Math.max(0.05, curve(y - 0.1) - 0.1)),
  );
  const oranges = union(
    sphere([-0.42, 0.72, 0.18], 0.4),
    sphere([0.4, 0.7, 0.3], 0.38),
    sphere([0.05, 0.76, -0.45], 0.4),
    sphere([0.02, 1.2, 0.02], 0.37),
  );
  const turnedWood = { shape: shell, material: wood(light, dark) };
  return {
    parts: full ? [turnedWood, { shape: oranges, material: peel }] : [turnedWood],
    centre: [0, 0.65, 0],
    radius: 1.5,
  };
}
