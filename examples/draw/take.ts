import { blurByDepth } from './blur-by-depth.ts';
import { develop } from './develop.ts';
import { photograph } from './photograph.ts';
import type { Scene } from './scene.ts';

/** From a scene to 8-bit RGBA pixels. `grain` is in steps of 255. */
export function take(scene: Scene, width: number, height: number, seed: number, grain: number): Buffer {
  const picture = photograph(scene, width, height);
  const light =
    scene.floor === null ? picture.light : blurByDepth(picture, picture.focus, scene.camera.aperture);
  return develop({ ...picture, light }, seed, grain);
}
