import type { Material } from './draw/material.ts';
import { fabric, paint, wood } from './draw/materials.ts';
import type { Scene } from './draw/scene.ts';
import { colour, normalize, scale } from './draw/vector.ts';
import type { Shot } from './shots.ts';

const FLOORS: Record<Shot['floor'], Material | null> = {
  oak: wood('#c9a67a', '#94683f'),
  walnut: wood('#7b5637', '#3e2818'),
  linen: fabric(() => colour('#cfc8ba'), 22, true),
  paper: paint('#d8d4cc', 0.9, 0.02),
  none: null,
};

/** The set a shot is taken on: one softbox from the upper left, a camera that holds the product in its frame. */
export function sceneOf(shot: Shot): Scene {
  const [width, height] = shot.size;
  const radians = Math.PI / 180;
  return {
    product: shot.product,
    floor: FLOORS[shot.floor],
    backdrop: scale(colour(shot.backdrop), 1.15),
    light: normalize([-0.62, 0.78, 0.5]),
    camera: {
      angle: shot.angle * radians,
      rise: shot.rise * radians,
      distance: 4.2,
      zoom: (0.25 * shot.zoom) / Math.sqrt(Math.min(1, width / height)),
      aperture: 0.035 / shot.zoom,
    },
  };
}
