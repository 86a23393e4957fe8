import sharp from 'sharp';
import type { Vector } from './vector.ts';

/** A picture to print on a product: colour and cover at (u, v), both 0 to 1 from the top left; nothing outside. */
export type Label = (u: number, v: number) => { colour: Vector; share: number };

/** Draws `svg` (its width and height are the label's pixels). */
export async function drawLabel(svg: string): Promise<Label> {
  const { data, info } = await sharp(Buffer.from(svg))
    .ensureAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true });
  const texel = (x: number, y: number) => {
    const cx = Math.min(info.width - 1, Math.max(0, x));
    const cy = Math.min(info.height - 1, Math.max(0, y));
    const at = (cy * info.width + cx) * 4;
    return [data[at] ?? 0, data[at + 1] ?? 0, data[at + 2] ?? 0, data[at + 3] ?? 0] as const;
  };
  return (u, v) => {
    if (u < 0 || u > 1 || v < 0 || v > 1) return { colour: [0, 0, 0], share: 0 };
    const x = u * info.width - 0.5;
    const y = v * info.height - 0.5;
    const [fx, fy] = [x - Math.floor(x), y - Math.floor(y)];
    const sum = [0, 0, 0, 0];
    for (const [dx, dy, weight] of [
      [0, 0, (1 - fx) * (1 - fy)],
      [1, 0, fx * (1 - fy)],
      [0, 1, (1 - fx) * fy],
      [1, 1, fx * fy],
    ] as const) {
      const found = texel(Math.floor(x) + dx, Math.floor(y) + dy);
      for (let channel = 0; channel < 4; channel++) {
        const value = found[channel as 0 | 1 | 2 | 3] / 255;
        sum[channel] = (sum[channel] ?? 0) + weight * (channel < 3 ? value ** 2.2 : value);
      }
    }
    return { colour: [sum[0] ?? 0, sum[1] ?? 0, sum[2] ?? 0], share: sum[3] ?? 0 };
  };
}
