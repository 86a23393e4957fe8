import type { Product } from '../material.ts';
import { ceramic, wood } from '../materials.ts';
import { blend, ellipsoid, revolved, ring, sphere, stick, union } from '../shapes.ts';

/** A round teapot with a wooden knob. */
export function teapot(glaze: string, dippedTo: number): Product {
  const belly = ellipsoid([0, 0.78, 0], [1, 0.8, 1]);
  const spout = blend(
    stick([-0.75, 0.62, 0], [-1.25, 1.05, 0], 0.2, 0.13),
    stick([-1.25, 1.05, 0], [-1.48, 1.4, 0], 0.13, 0.09),
    0.15,
  );
  const body = blend(blend(belly, spout, 0.2), ring([1.02, 0.9, 0], 0.42, 0.085, 1.2), 0.12);
  const lid = blend(
    revolved(1.48, 1.6, () => 0.5, 0.05),
    ellipsoid([0, 1.55, 0], [0.46, 0.16, 0.46]),
    0.05,
  );
  return {
    parts: [
      {
        shape: (x, y, z) => Math.max(union(body, lid)(x, y, z), 0.02 - y),
        material: ceramic(glaze, dippedTo, '#b98f6b'),
      },
      { shape: sphere([0, 1.82, 0], 0.14), material: wood('#b98650', '#6e4526') },
    ],
    centre: [-0.05, 0.85, 0],
    radius: 1.75,
  };
}
