import type { Vector } from './vector.ts';

/** How a surface answers light, each as a function of the place on it. */
export interface Material {
  /** The share of light given back, linear, per channel. */
  colour(x: number, y: number, z: number): Vector;
  /** Relief too fine for the shape itself; only its slope matters. */
  height?(x: number, y: number, z: number): number;
  /** 0 a mirror, 1 chalk. */
  roughness: number;
  /** Reflected straight on: 0.04 for most things, 0.5 and more for metal. */
  reflectance: number;
  /** Light the surface gives off by itself. */
  glow?: Vector;
}

/** One piece of a product: its solid and what that is made of. */
interface Part {
  shape: (x: number, y: number, z: number) => number;
  material: Material;
}

/** What is photographed: parts standing on the floor (y = 0), all within `radius` of `centre`. */
export interface Product {
  parts: Part[];
  centre: Vector;
  radius: number;
}
