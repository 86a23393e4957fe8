import type { Material, Product } from '../material.ts';
import { ceramic, paint } from '../materials.ts';
import { fractalNoise } from '../noise.ts';
import { cut, revolved, type Shape } from '../shapes.ts';
import { colour, scale } from '../vector.ts';

const RIBS = 13;

const skin: Material = {
  colour(x, y, z) {
    const rib = 0.5 + 0.5 * Math.cos(Math.atan2(z, x) * RIBS);
    const spine = rib > 0.93 && Math.abs(((y * 9) % 1) - 0.5) < 0.16 ? 3.2 : 1;
    return scale(
      colour('#4f7f3c'),
      (0.5 + 0.6 * rib) * spine * (0.75 + 0.5 * fractalNoise(x * 8, y * 8, z * 8)),
    );
  },
  roughness: 0.6,
  reflectance: 0.04,
};

/** A ribbed cactus in a pot. */
export function planter(pot: string): Product {
  const cactus: Shape = (x, y, z) => {
    const ridge = 0.06 * Math.cos(Math.atan2(z, x) * RIBS);
    const u = Math.hypot(x, z) / (0.6 + ridge);
    const v = (y - 1.75) / 1.05;
    return (Math.hypot(u, v) - 1) * 0.45;
  };
  const side = (y: number) => 0.62 + 0.2 * y + (y > 0.98 ? 0.06 : 0);
  return {
    parts: [
      {
        shape: cut(
          revolved(0, 1.25, side, 0.03),
          revolved(0.85, 1.5, () => 0.76),
        ),
        material: { ...ceramic(pot, 3, pot), roughness: 0.8 },
      },
      { shape: revolved(0.9, 1.08, () => 0.76), material: { ...paint('#3d2c20', 1), height: gravel } },
      { shape: cactus, material: skin },
    ],
    centre: [0, 1.35, 0],
    radius: 1.65,
  };
}

function gravel(x: number, y: number, z: number): number {
  return 0.06 * fractalNoise(x * 16, y * 16, z * 16);
}
