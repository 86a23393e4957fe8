import type { Product } from '../material.ts';
import { fabric } from '../materials.ts';
import { fractalNoise } from '../noise.ts';
import { leaned, type Shape } from '../shapes.ts';
import { colour } from '../vector.ts';

/** A striped cushion leaning back. */
export function cushion(ground: string, stripe: string): Product {
  const [base, band] = [colour(ground), colour(stripe)];
  const pillow: Shape = (x, y, z) => {
    const u = Math.min(1, Math.abs(x) / 1.2);
    const v = Math.min(1, Math.abs(y - 1.12) / 1.12);
    const crease = 0.05 * (fractalNoise(x * 2.2, y * 2.2, 2, 3) - 0.5);
    const thick = 0.03 + (0.46 + crease) * (1 - u ** 2.4) ** 0.6 * (1 - v ** 2.4) ** 0.6;
    const dx = Math.abs(x) - 1.24 + 0.14 * (1 - v * v);
    const dy = Math.abs(y - 1.12) - 1.14 + 0.14 * (1 - u * u);
    return Math.max(dx, dy, Math.abs(z) - thick) * 0.5;
  };
  const linen = fabric((x) => (Math.abs(((x * 2.6 + 50.5) % 1) - 0.5) < 0.14 ? band : base), 30);
  return {
    parts: [{ shape: leaned(pillow, -0.16), material: linen }],
    centre: [0, 1.1, -0.15],
    radius: 1.8,
  };
}
