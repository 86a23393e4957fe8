import type { Material, Product } from './material.ts';
import { add, dot, normalize, scale, subtract, type Vector } from './vector.ts';

/** The distance to the nearest part. */
function distanceTo(product: Product, x: number, y: number, z: number): number {
  let nearest = Number.POSITIVE_INFINITY;
  for (const part of product.parts) nearest = Math.min(nearest, part.shape(x, y, z));
  return nearest;
}

/** Where a ray enters and leaves the product's bounding sphere, or null when it passes by. */
function bounds(product: Product, from: Vector, way: Vector): [near: number, far: number] | null {
  const offset = subtract(from, product.centre);
  const along = dot(offset, way);
  const rest = along * along - dot(offset, offset) + product.radius ** 2;
  if (rest < 0) return null;
  const half = Math.sqrt(rest);
  return -along + half < 0 ? null : [Math.max(0, -along - half), -along + half];
}

/** Sphere tracing: how far along the ray the product lies, or infinity. */
export function hitProduct(product: Product, from: Vector, way: Vector): number {
  const span = bounds(product, from, way);
  if (span === null) return Number.POSITIVE_INFINITY;
  let t = span[0];
  for (let step = 0; step < 160 && t < span[1]; step++) {
    const gap = distanceTo(product, from[0] + way[0] * t, from[1] + way[1] * t, from[2] + way[2] * t);
    if (gap < 0.0008) return t;
    t += gap * 0.85;
  }
  return Number.POSITIVE_INFINITY;
}

/** The share of a wide light that reaches `from`: 0 in full shadow. `softness` is the light's width over its distance. */
export function lightReaching(product: Product, from: Vector, way: Vector, softness: number): number {
  const span = bounds(product, from, way);
  if (span === null) return 1;
  let reaching = 1;
  let t = Math.max(0.02, span[0]);
  for (let step = 0; step < 60 && t < span[1]; step++) {
    const gap = distanceTo(product, from[0] + way[0] * t, from[1] + way[1] * t, from[2] + way[2] * t);
    reaching = Math.min(reaching, gap / (softness * t));
    if (reaching < -1) break;
    t += Math.min(0.25, Math.max(0.015, Math.abs(gap) * 0.8));
  }
  const share = Math.max(reaching, -1);
  return 0.25 * (1 + share) * (1 + share) * (2 - share);
}

/** How open the sky is above a point, 0 to 1, from a few probes along the normal. */
export function openness(product: Product, at: Vector, normal: Vector): number {
  let closed = 0;
  let weight = 1;
  for (let probe = 1; probe <= 5; probe++) {
    const reach = 0.05 * probe ** 1.5;
    const [x, y, z] = add(at, scale(normal, reach));
    closed += weight * Math.max(0, reach - Math.min(distanceTo(product, x, y, z), Math.max(y, 0) + 0.0001));
    weight *= 0.7;
  }
  return Math.max(0.12, 1 - 1.5 * closed);
}

/** The part under a point of the surface, with the shape's normal there. */
export function surfaceAt(product: Product, [x, y, z]: Vector): { material: Material; normal: Vector } {
  let nearest = product.parts[0];
  let gap = Number.POSITIVE_INFINITY;
  for (const part of product.parts) {
    const own = part.shape(x, y, z);
    if (own < gap) {
      gap = own;
      nearest = part;
    }
  }
  if (nearest === undefined) throw new Error('A product without parts has no surface.');
  const { shape, material } = nearest;
  const e = 0.0012;
  const normal = normalize([
    shape(x + e, y, z) - shape(x - e, y, z),
    shape(x, y + e, z) - shape(x, y - e, z),
    shape(x, y, z + e) - shape(x, y, z - e),
  ]);
  return { material, normal };
}
