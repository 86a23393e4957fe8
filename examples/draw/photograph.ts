import { hitProduct, lightReaching, openness, surfaceAt } from './march.ts';
import { fractalNoise } from './noise.ts';
import type { Picture } from './picture.ts';
import type { Scene } from './scene.ts';
import { shade } from './shade.ts';
import { add, cross, mix, normalize, scale, smoothstep, subtract, type Vector } from './vector.ts';

interface Sample {
  colour: Vector;
  alpha: number;
  depth: number;
}

/** The seamless paper behind the table, lit unevenly. */
function behind(scene: Scene, way: Vector): Vector {
  const falloff = 0.75 + 0.55 * smoothstep(-0.3, 0.5, -way[0] * 0.6 + way[1]);
  return scale(scene.backdrop, falloff * (0.9 + 0.2 * fractalNoise(way[0] * 2.5, way[1] * 2.5, 4, 2)));
}

function look(scene: Scene, from: Vector, way: Vector): Sample {
  const { product, floor } = scene;
  const toProduct = hitProduct(product, from, way);
  const toFloor = way[1] < -0.001 ? -from[1] / way[1] : Number.POSITIVE_INFINITY;
  if (toProduct < toFloor) {
    const at = add(from, scale(way, toProduct));
    const { material, normal } = surfaceAt(product, at);
    return { colour: shade(scene, material, at, normal, way), alpha: 1, depth: toProduct };
  }
  if (toFloor === Number.POSITIVE_INFINITY || toFloor > 30) {
    return { colour: behind(scene, way), alpha: floor === null ? 0 : 1, depth: 30 };
  }
  const at = add(from, scale(way, toFloor));
  if (floor === null) {
    const reaching = lightReaching(product, [at[0], 0.004, at[2]], scene.light, 0.3);
    const dark = 1 - (0.55 + 0.45 * reaching) * (0.35 + 0.65 * openness(product, at, [0, 1, 0]));
    return { colour: [0.004, 0.004, 0.005], alpha: Math.max(0, dark - 0.01), depth: toFloor };
  }
  const lit = shade(scene, floor, at, [0, 1, 0], way);
  return { colour: mix(lit, behind(scene, way), smoothstep(9, 24, toFloor)), alpha: 1, depth: toFloor };
}

/** Takes the photograph: linear light, cover and depth of every pixel; edges are sampled five times. */
export function photograph(scene: Scene, width: number, height: number): Picture & { focus: number } {
  const { camera, product } = scene;
  const focus = camera.distance * product.radius;
  const from = add(product.centre, [
    focus * Math.sin(camera.angle) * Math.cos(camera.rise),
    focus * Math.sin(camera.rise),
    focus * Math.cos(camera.angle) * Math.cos(camera.rise),
  ]);
  const forward = normalize(subtract(product.centre, from));
  const right = normalize(cross(forward, [0, 1, 0]));
  const up = cross(right, forward);
  const sample = (px: number, py: number) => {
    const u = ((px - width / 2) / height) * 2 * camera.zoom;
    const v = ((height / 2 - py) / height) * 2 * camera.zoom;
    return look(scene, from, normalize(add(forward, add(scale(right, u), scale(up, v)))));
  };
  const picture = {
    width,
    height,
    focus,
    light: new Float32Array(width * height * 3),
    alpha: new Float32Array(width * height),
    depth: new Float32Array(width * height),
  };
  const put = (at: number, samples: Sample[]) => {
    const cover = samples.reduce((sum, one) => sum + one.alpha, 0);
    for (let channel = 0; channel < 3; channel++) {
      const weighted = samples.reduce(
        (sum, one) => sum + one.alpha * (one.colour[channel as 0 | 1 | 2] ?? 0),
        0,
      );
      picture.light[at * 3 + channel] = cover > 0 ? weighted / cover : 0;
    }
    picture.alpha[at] = cover / samples.length;
    picture.depth[at] = samples[0]?.depth ?? 30;
  };
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) put(y * width + x, [sample(x + 0.5, y + 0.5)]);
  }
  const corners = [
    [0.2, 0.4],
    [0.6, 0.15],
    [0.85, 0.6],
    [0.4, 0.85],
  ] as const;
  const depth = picture.depth.slice();
  for (let y = 1; y < height - 1; y++) {
    for (let x = 1; x < width - 1; x++) {
      const at = y * width + x;
      const here = depth[at] ?? 0;
      const edge = [at - 1, at + 1, at - width, at + width].some(
        (other) => Math.abs((depth[other] ?? 0) - here) > 0.03 * here,
      );
      if (edge) put(at, [sample(x + 0.5, y + 0.5), ...corners.map(([dx, dy]) => sample(x + dx, y + dy))]);
    }
  }
  return picture;
}
