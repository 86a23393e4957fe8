import type { Material, Product } from './material.ts';
import type { Vector } from './vector.ts';

/** One photograph to take: what stands where, the light and the camera. */
export interface Scene {
  product: Product;
  /** `null` is a cut-out: nothing but the product and its shadow. */
  floor: Material | null;
  backdrop: Vector;
  /** Towards the softbox. */
  light: Vector;
  camera: Camera;
}

interface Camera {
  /** Around the upright axis (0: from the front) and above the floor, in radians. */
  angle: number;
  rise: number;
  /** From the product's centre, in its radii. */
  distance: number;
  /** Half the height of the view, over the distance. */
  zoom: number;
  /** How blurred what is out of focus gets, in shares of the picture's height a unit of relative depth. */
  aperture: number;
}
