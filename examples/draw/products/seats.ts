import type { Product } from '../material.ts';
import { wood } from '../materials.ts';
import { box, revolved, stick, union } from '../shapes.ts';

/** A chair: turned legs, a dished seat and a back of three slats. */
export function chair(light: string, dark: string): Product {
  const leg = (x: number, z: number) =>
    stick([x * 0.66, 1.3, z * 0.6], [x * 0.85, 0.04, z * 0.78], 0.085, 0.06);
  const post = (x: number) => stick([x * 0.68, 1.3, -0.66], [x * 0.76, 2.9, -0.92], 0.075, 0.06);
  const slat = (y: number) => (x: number, py: number, z: number) =>
    box([0, y, -0.66 - (y - 1.3) * 0.16 - 0.1 * (1 - x * x)], [0.72, 0.11, 0.035], 0.03)(x, py, z) * 0.85;
  const rail = (z: number) => stick([-0.75, 0.62, z], [0.75, 0.62, z], 0.045);
  return {
    parts: [
      { shape: box([0, 1.36, 0], [0.86, 0.08, 0.8], 0.07), material: wood(light, dark) },
      {
        shape: union(slat(1.95), slat(2.35), slat(2.75), rail(0.69), rail(-0.69)),
        material: wood(light, dark),
      },
      {
        shape: union(leg(1, 1), leg(-1, 1), leg(1, -1), leg(-1, -1), post(1), post(-1)),
        material: wood(light, dark, 'y'),
      },
    ],
    centre: [0, 1.42, 0],
    radius: 1.85,
  };
}

/** A round three-legged stool. */
export function stool(light: string, dark: string): Product {
  const leg = (turn: number) =>
    stick(
      [0.42 * Math.cos(turn), 1.5, 0.42 * Math.sin(turn)],
      [0.8 * Math.cos(turn), 0.05, 0.8 * Math.sin(turn)],
      0.09,
      0.06,
    );
  return {
    parts: [
      { shape: revolved(1.42, 1.6, () => 0.86, 0.06), material: wood(light, dark) },
      { shape: union(leg(0.5), leg(2.6), leg(4.7)), material: wood(light, dark, 'y') },
    ],
    centre: [0, 0.85, 0],
    radius: 1.3,
  };
}
