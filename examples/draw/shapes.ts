/**
 * Solids as signed distance functions: about how far a point lies from the surface, negative inside.
 * The formulas are the well-known ones collected by Inigo Quilez.
 */
export type Shape = (x: number, y: number, z: number) => number;
type Point = readonly [number, number, number];

export const sphere =
  ([cx, cy, cz]: Point, radius: number): Shape =>
  (x, y, z) =>
    Math.hypot(x - cx, y - cy, z - cz) - radius;

export function ellipsoid([cx, cy, cz]: Point, [rx, ry, rz]: Point): Shape {
  const smallest = Math.min(rx, ry, rz);
  return (x, y, z) => (Math.hypot((x - cx) / rx, (y - cy) / ry, (z - cz) / rz) - 1) * smallest;
}

/** `half` is half the size along each axis, rounding included. */
export const box =
  ([cx, cy, cz]: Point, half: Point, round = 0.02): Shape =>
  (x, y, z) => {
    const dx = Math.abs(x - cx) - half[0] + round;
    const dy = Math.abs(y - cy) - half[1] + round;
    const dz = Math.abs(z - cz) - half[2] + round;
    const outside = Math.hypot(Math.max(dx, 0), Math.max(dy, 0), Math.max(dz, 0));
    return outside + Math.min(Math.max(dx, dy, dz), 0) - round;
  };

/** An upright solid of revolution: `radiusAt` gives the radius at each height between `bottom` and `top`. */
export const revolved =
  (bottom: number, top: number, radiusAt: (y: number) => number, round = 0.03): Shape =>
  (x, y, z) => {
    const side = Math.hypot(x, z) - radiusAt(Math.min(top, Math.max(bottom, y))) + round;
    const end = Math.max(bottom - y, y - top) + round;
    return (Math.hypot(Math.max(side, 0), Math.max(end, 0)) + Math.min(Math.max(side, end), 0) - round) * 0.8;
  };

/** A rounded stick from `a` to `b`. */
export function stick(a: Point, b: Point, radius: number, endRadius = radius): Shape {
  const [ax, ay, az] = a;
  const ux = b[0] - ax;
  const uy = b[1] - ay;
  const uz = b[2] - az;
  const lengthSquared = ux * ux + uy * uy + uz * uz;
  return (x, y, z) => {
    const px = x - ax;
    const py = y - ay;
    const pz = z - az;
    const along = Math.min(1, Math.max(0, (px * ux + py * uy + pz * uz) / lengthSquared));
    const thick = radius + (endRadius - radius) * along;
    return Math.hypot(px - ux * along, py - uy * along, pz - uz * along) - thick;
  };
}

/** A ring standing upright in the x-y plane, `stretch` times as tall as wide. */
export const ring =
  ([cx, cy, cz]: Point, radius: number, thickness: number, stretch = 1): Shape =>
  (x, y, z) =>
    Math.hypot(Math.hypot(x - cx, (y - cy) / stretch) - radius, z - cz) - thickness;

export const union =
  (...shapes: Shape[]): Shape =>
  (x, y, z) => {
    let nearest = Number.POSITIVE_INFINITY;
    for (const shape of shapes) nearest = Math.min(nearest, shape(x, y, z));
    return nearest;
  };

/** Two shapes grown together over a seam of `width`. */
export const blend =
  (a: Shape, b: Shape, width: number): Shape =>
  (x, y, z) => {
    const da = a(x, y, z);
    const db = b(x, y, z);
    const share = Math.max(width - Math.abs(da - db), 0) / width;
    return Math.min(da, db) - (share * share * width) / 4;
  };

export const cut =
  (from: Shape, away: Shape): Shape =>
  (x, y, z) =>
    Math.max(from(x, y, z), -away(x, y, z));

/** `shape` turned about the upright axis by `angle` (radians). */
export function turned(shape: Shape, angle: number): Shape {
  const sine = Math.sin(angle);
  const cosine = Math.cos(angle);
  return (x, y, z) => shape(x * cosine - z * sine, y, x * sine + z * cosine);
}

/** `shape` leaned backwards about the floor's x axis by `angle` (radians). */
export function leaned(shape: Shape, angle: number): Shape {
  const sine = Math.sin(angle);
  const cosine = Math.cos(angle);
  return (x, y, z) => shape(x, y * cosine - z * sine, y * sine + z * cosine);
}
