import { lightReaching, openness } from './march.ts';
import type { Material } from './material.ts';
import type { Scene } from './scene.ts';
import { add, dot, mix, multiply, normalize, scale, smoothstep, subtract, type Vector } from './vector.ts';

const KEY: Vector = [2.5, 2.36, 2.16];
const SKY: Vector = [0.62, 0.68, 0.78];
const BOUNCE: Vector = [0.34, 0.3, 0.26];

/** What a surface mirrors: the room, and the softbox with edges as blurred as the surface is rough. */
function room(scene: Scene, way: Vector, roughness: number): Vector {
  const base = mix(BOUNCE, scene.backdrop, smoothstep(-0.25, 0.5, way[1]));
  const blur = 0.02 + 0.5 * roughness * roughness;
  const facing = dot(way, scene.light);
  const box = smoothstep(0.93 - blur, 0.93 + blur * 0.4, facing) / (1 + 14 * roughness * roughness);
  const strip = smoothstep(0.8 - blur, 0.8 + blur, -way[0]) * smoothstep(0.1, 0.3, way[1]) * (1 - roughness);
  return add(base, scale(KEY, 3 * box + 0.5 * strip));
}

/** The normal tilted by the slope of the material's fine relief. */
function relief(material: Material, [x, y, z]: Vector, normal: Vector): Vector {
  if (material.height === undefined) return normal;
  const e = 0.002;
  const here = material.height(x, y, z);
  const slope: Vector = [
    (material.height(x + e, y, z) - here) / e,
    (material.height(x, y + e, z) - here) / e,
    (material.height(x, y, z + e) - here) / e,
  ];
  const across = subtract(slope, scale(normal, dot(slope, normal)));
  return normalize(subtract(normal, across));
}

/** Linear light from the point `at` towards the camera; `way` is the view ray's direction. */
export function shade(scene: Scene, material: Material, at: Vector, smooth: Vector, way: Vector): Vector {
  const normal = relief(material, at, smooth);
  const lifted = add(at, scale(smooth, 0.004));
  const open = openness(scene.product, at, smooth);
  const facing = Math.max(0, dot(normal, scene.light));
  const direct = facing > 0 ? facing * lightReaching(scene.product, lifted, scene.light, 0.16) : 0;
  const ambient = scale(mix(BOUNCE, SKY, 0.5 + 0.5 * normal[1]), open * 0.75);
  const albedo = material.colour(at[0], at[1], at[2]);
  const diffuse = multiply(albedo, add(scale(KEY, direct * 0.42), ambient));
  const against = Math.max(0, -dot(way, normal));
  const mirrored = normalize(subtract(way, scale(normal, 2 * dot(way, normal))));
  const fresnel =
    material.reflectance + (1 - material.reflectance) * (1 - against) ** 5 * (1 - material.roughness) ** 2;
  const tint: Vector = material.reflectance > 0.3 ? scale(albedo, 1.6) : [1, 1, 1];
  const shine = scale(multiply(room(scene, mirrored, material.roughness), tint), fresnel * open);
  const lit = add(scale(diffuse, 1 - material.reflectance * 0.8), shine);
  return material.glow === undefined ? lit : add(lit, multiply(material.glow, add(albedo, [0.3, 0.3, 0.3])));
}
