import type { Product } from '../material.ts';
import { fabric } from '../materials.ts';
import { noise } from '../noise.ts';
import { box, type Shape, turned } from '../shapes.ts';
import { colour, type Vector } from '../vector.ts';

/** A flat-woven rug with bands of lozenges and a fringe at both ends. */
export function rug(ground: string, figure: string, accent: string): Product {
  const [base, lozenge, line] = [colour(ground), colour(figure), colour(accent)];
  const dye = (x: number, _y: number, z: number): Vector => {
    const u = Math.abs(((x * 2.2 + 100.5) % 1) - 0.5);
    const v = Math.abs(((z * 2.2 + 100.5) % 1) - 0.5);
    const ragged = 0.05 * noise(x * 40, 0, z * 40);
    if (Math.abs(x) > 1.52 || Math.abs(z) > 0.98) return line;
    if (u + v + ragged < 0.2) return line;
    if (u + v + ragged < 0.4) return lozenge;
    return Math.abs(u + v - 0.47) < 0.02 ? line : base;
  };
  const pile: Shape = (x, y, z) =>
    (box([0, 0.03, 0], [1.65, 0.05, 1.1], 0.03)(x, y, z) - 0.012 * noise(x * 9, 1, z * 9)) * 0.8;
  const fringe: Shape = (x, y, z) => {
    const row = Math.round(z / 0.07) * 0.07;
    const bend = 0.02 * Math.sin(row * 91 + x * 9);
    return (
      box([Math.sign(x) * 1.75, 0.02, Math.max(-1.05, Math.min(1.05, row)) + bend], [0.14, 0.02, 0.02])(
        x,
        y,
        z,
      ) * 0.7
    );
  };
  const wool = fabric(dye, 26, true);
  return {
    parts: [
      { shape: pile, material: wool },
      { shape: turned(fringe, 0), material: fabric(() => colour('#e6dcc8'), 40, true) },
    ],
    centre: [0, 0.05, 0],
    radius: 2.25,
  };
}
