import type { Label } from '../label.ts';
import type { Product } from '../material.ts';
import { paint, printed, wood } from '../materials.ts';
import { box, cut, leaned } from '../shapes.ts';

/** A framed print, leaning back. */
export function print(frame: string, grain: string, picture: Label): Product {
  const outer = box([0, 1.4, 0], [1.1, 1.4, 0.09], 0.02);
  const opening = box([0, 1.4, 0.1], [0.98, 1.28, 0.12], 0.01);
  const sheet = box([0, 1.4, -0.01], [1.0, 1.3, 0.03], 0.01);
  const ink = printed(paint('#f3efe6', 0.8, 0.02), (x, y) => picture((x + 0.98) / 1.96, (2.66 - y) / 2.52));
  return {
    parts: [
      { shape: leaned(cut(outer, opening), -0.14), material: wood(frame, grain) },
      { shape: leaned(sheet, -0.14), material: ink },
    ],
    centre: [0, 1.4, -0.2],
    radius: 1.85,
  };
}
