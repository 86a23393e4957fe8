import type { Label } from '../label.ts';
import type { Product } from '../material.ts';
import { metal, paint, printed } from '../materials.ts';
import { box, ring, type Shape, sphere, stick, union } from '../shapes.ts';

/** A twin-bell alarm clock. */
export function clock(enamel: string, face: Label): Product {
  const drum: Shape = (x, y, z) => {
    const side = Math.hypot(x, y - 1.05) - 0.84;
    const end = Math.abs(z) - 0.3;
    return Math.hypot(Math.max(side, 0), Math.max(end, 0)) + Math.min(0, Math.max(side, end)) - 0.05;
  };
  const bell = (x: number): Shape => {
    const whole = sphere([x * 0.62, 1.85, 0], 0.34);
    return (px, y, z) => Math.max(whole(px, y, z), -((px - x * 0.62) * x * 0.62 + (y - 1.85) * 0.8) - 0.02);
  };
  return {
    parts: [
      { shape: drum, material: paint(enamel, 0.18, 0.05) },
      {
        shape: (x, y, z) => Math.max(Math.hypot(x, y - 1.05) - 0.78, Math.abs(z - 0.33) - 0.035),
        material: printed(paint('#f4f0e4', 0.7), (x, y) => face((x + 0.78) / 1.56, (1.83 - y) / 1.56)),
      },
      { shape: ring([0, 1.05, 0.34], 0.82, 0.06), material: metal('#d8b46a', 0.18) },
      {
        shape: union(
          bell(1),
          bell(-1),
          stick([0, 1.9, 0], [0, 2.2, 0], 0.03),
          sphere([0, 2.22, 0], 0.1),
          box([0, 2.42, 0], [0.2, 0.03, 0.04]),
        ),
        material: metal('#d8b46a', 0.22),
      },
      {
        shape: union(
          stick([0.42, 0.4, 0], [0.62, 0.06, 0.05], 0.07),
          stick([-0.42, 0.4, 0], [-0.62, 0.06, 0.05], 0.07),
        ),
        material: metal('#d8b46a', 0.3),
      },
    ],
    centre: [0, 1.2, 0],
    radius: 1.5,
  };
}
