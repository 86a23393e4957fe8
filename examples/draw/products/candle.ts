import type { Label } from '../label.ts';
import type { Product } from '../material.ts';
import { paint, printed } from '../materials.ts';
import { cut, ellipsoid, revolved, stick } from '../shapes.ts';

/** A burning candle in a tumbler with a paper label around its front. */
export function candle(jar: string, label: Label): Product {
  const glass = cut(
    revolved(0, 1.75, () => 0.8, 0.06),
    revolved(0.15, 2, () => 0.74),
  );
  return {
    parts: [
      {
        shape: glass,
        material: printed(paint(jar, 0.15, 0.05), (x, y, z) =>
          label((Math.atan2(x, z) + 0.85) / 1.7, (1.4 - y) / 1.08),
        ),
      },
      {
        shape: revolved(0.1, 1.35, () => 0.75),
        material: { ...paint('#f1e4c4', 0.5), glow: [0.5, 0.3, 0.12] },
      },
      { shape: stick([0, 1.3, 0], [0.02, 1.52, 0], 0.018), material: paint('#221a14') },
      {
        shape: ellipsoid([0.02, 1.7, 0], [0.07, 0.2, 0.07]),
        material: { ...paint('#fff0c0'), glow: [5, 3, 1] },
      },
    ],
    centre: [0, 0.95, 0],
    radius: 1.35,
  };
}
