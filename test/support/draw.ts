import sharp, { type Sharp } from 'sharp';

/** Red, green, blue, and how much it covers, each 0 to 255. */
export type Paint = readonly [number, number, number, number?];

/** A form in paint: how far, in pixels, a point lies outside of it (below 0: inside). */
export interface Shape {
  readonly paint: Paint;
  readonly outside: (x: number, y: number) => number;
  /** Nothing of it lies outside of this: left, top, right, bottom. */
  readonly within: readonly [number, number, number, number];
}

/** Shapes drawn over each other with smooth edges; the background may be a colour for every point. */
export function draw(
  width: number,
  height: number,
  background: Paint | ((x: number, y: number) => Paint),
  shapes: readonly Shape[],
): Sharp {
  const pixels = Buffer.alloc(width * height * 4);
  const put = (at: number, paint: Paint, cover: number): void => {
    const [red, green, blue, alpha = 255] = paint;
    const under = (pixels[at + 3]! / 255) * (1 - (cover * alpha) / 255);
    const total = under + (cover * alpha) / 255;
    if (total === 0) return;
    [red, green, blue].forEach((value, i) => {
      pixels[at + i] = Math.round((pixels[at + i]! * under + value * (total - under)) / total);
    });
    pixels[at + 3] = Math.round(255 * total);
  };
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++)
      put(4 * (y * width + x), typeof background === 'function' ? background(x, y) : background, 1);
  for (const { paint, outside, within } of shapes) {
    const [left, top, right, bottom] = within;
    for (let y = Math.max(0, Math.floor(top) - 1); y < Math.min(height, bottom + 1); y++)
      for (let x = Math.max(0, Math.floor(left) - 1); x < Math.min(width, right + 1); x++)
        put(4 * (y * width + x), paint, Math.min(1, Math.max(0, 0.5 - outside(x + 0.5, y + 0.5))));
  }
  const image = sharp(pixels, { raw: { width, height, channels: 4 } });
  return pixels.every((value, at) => at % 4 !== 3 || value === 255) ? image.removeAlpha() : image;
}

export function circle(x: number, y: number, radius: number, paint: Paint): Shape {
  return {
    paint,
    outside: (px, py) => Math.hypot(px - x, py - y) - radius,
    within: [x - radius, y - radius, x + radius, y + radius],
  };
}

export function box(x: number, y: number, width: number, height: number, paint: Paint, round = 0): Shape {
  const [middleX, middleY] = [x + width / 2, y + height / 2];
  return {
    paint,
    outside: (px, py) => {
      const [dx, dy] = [
        Math.abs(px - middleX) - width / 2 + round,
        Math.abs(py - middleY) - height / 2 + round,
      ];
      return Math.hypot(Math.max(0, dx), Math.max(0, dy)) + Math.min(0, Math.max(dx, dy)) - round;
    },
    within: [x, y, x + width, y + height],
  };
}

export function line(x1: number, y1: number, x2: number, y2: number, thick: number, paint: Paint): Shape {
  const [dx, dy] = [x2 - x1, y2 - y1];
  const length = dx * dx + dy * dy || 1;
  return {
    paint,
    outside: (px, py) => {
      const along = Math.min(1, Math.max(0, ((px - x1) * dx + (py - y1) * dy) / length));
      return Math.hypot(px - x1 - along * dx, py - y1 - along * dy) - thick / 2;
    },
    within: [
      Math.min(x1, x2) - thick,
      Math.min(y1, y2) - thick,
      Math.max(x1, x2) + thick,
      Math.max(y1, y2) + thick,
    ],
  };
}

/** Letters as strokes on a grid 4 wide and 6 high, each stroke from point to point ("04" is x 0, y 4). */
const letters: Record<string, readonly string[]> = {
  A: ['0620', '2046', '1434'],
  B: ['0600', '0030', '3033', '0333', '3346', '4606'],
  C: ['4000', '0006', '0646'],
  D: ['0006', '0030', '3042', '4244', '4436', '3606'],
  E: ['4000', '0006', '0646', '0333'],
  F: ['0006', '0040', '0333'],
  G: ['4000', '0006', '0646', '4643', '4323'],
  H: ['0006', '4046', '0343'],
  I: ['2026'],
  L: ['0006', '0646'],
  M: ['0600', '0023', '2340', '4046'],
  N: ['0600', '0046', '4640'],
  O: ['0040', '4046', '4606', '0600'],
  P: ['0600', '0040', '4043', '4303'],
  R: ['0600', '0040', '4043', '4303', '2346'],
  S: ['4000', '0003', '0343', '4346', '4606'],
  T: ['0040', '2026'],
  X: ['0046', '4006'],
};

/** A line of capital letters (others leave a gap), `size` pixels high. */
export function text(
  words: string,
  x: number,
  y: number,
  size: number,
  thick: number,
  paint: Paint,
): Shape[] {
  const unit = size / 6;
  return [...words].flatMap((letter, i) =>
    (letters[letter] ?? []).map((stroke) => {
      const [x1 = 0, y1 = 0, x2 = 0, y2 = 0] = [...stroke].map(Number);
      const left = x + i * unit * 6;
      return line(left + x1 * unit, y + y1 * unit, left + x2 * unit, y + y2 * unit, thick, paint);
    }),
  );
}
