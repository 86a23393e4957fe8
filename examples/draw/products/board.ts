import type { Product } from '../material.ts';
import { wood } from '../materials.ts';
import { box, cut, leaned, type Shape } from '../shapes.ts';

/** A chopping board with a handle, leaning back. */
export function board(light: string, dark: string): Product {
  const plate = box([0, 1.1, 0], [0.85, 1.08, 0.09], 0.08);
  const handle = box([0, 2.4, 0], [0.22, 0.42, 0.09], 0.08);
  const hole: Shape = (x, y, z) => Math.max(Math.hypot(x, y - 2.58) - 0.09, Math.abs(z) - 1);
  const seam = (x: number) => 0.012 * Math.exp(-9000 * (((x * 2.4 + 20.5) % 1) - 0.5) ** 2);
  const body = cut((x, y, z) => Math.min(plate(x, y, z), handle(x, y, z)) + seam(x) * 0.1, hole);
  return {
    parts: [{ shape: leaned(body, -0.2), material: wood(light, dark, 'y') }],
    centre: [0, 1.4, -0.25],
    radius: 1.8,
  };
}
