import type { Label } from '../label.ts';
import type { Material, Product } from '../material.ts';
import { fabric, paint, printed } from '../materials.ts';
import { noise } from '../noise.ts';
import { box, turned } from '../shapes.ts';
import { colour, scale } from '../vector.ts';

const pages: Material = {
  colour: (_x, y, _z) => scale(colour('#efe8d8'), 0.7 + 0.4 * noise(0, y * 160, 0)),
  roughness: 1,
  reflectance: 0.02,
};

/** A cloth-bound notebook lying on the table, stamped, with an elastic band. */
export function notebook(cloth: string, band: string, title: Label): Product {
  const turn = 0.35;
  const [sine, cosine] = [Math.sin(turn), Math.cos(turn)];
  const cover = printed(
    fabric(() => colour(cloth), 55, true),
    (x, y, z) =>
      y > 0.2
        ? title((x * cosine - z * sine + 0.95) / 1.9, (x * sine + z * cosine + 1.3) / 2.6)
        : { colour: [0, 0, 0], share: 0 },
  );
  return {
    parts: [
      { shape: turned(box([0, 0.2, 0], [0.93, 0.16, 1.28]), turn), material: pages },
      { shape: turned(box([0, 0.37, 0], [1, 0.03, 1.35]), turn), material: cover },
      { shape: turned(box([0, 0.03, 0], [1, 0.03, 1.35]), turn), material: cover },
      { shape: turned(box([-0.98, 0.2, 0], [0.04, 0.2, 1.35], 0.03), turn), material: cover },
      { shape: turned(box([0.76, 0.21, 0], [0.05, 0.205, 1.37], 0.01), turn), material: paint(band, 0.7) },
    ],
    centre: [0, 0.2, 0],
    radius: 1.75,
  };
}
