import type { Pixels } from '../pixels.ts';

/**
 * Below so many pixels a side the published measure has fewer than its six scales and takes the wrong weights for
 * them: an icon that turned grey may have 90. Repeated to this side, a picture has them all.
 */
export const sixScales = 128;

/** A picture beside and below itself, as often as it takes to be `side` pixels wide and high. */
export function repeated({ data, width, height, channels }: Pixels, side: number): Pixels {
  const across = Math.ceil(side / width);
  const down = Math.ceil(side / height);
  const rowBytes = width * channels;
  const result = Buffer.allocUnsafe(data.length * across * down);
  for (let y = 0; y < height; y++)
    for (let x = 0; x < across; x++)
      data.copy(result, (y * across + x) * rowBytes, y * rowBytes, (y + 1) * rowBytes);
  const once = rowBytes * across * height;
  for (let again = 1; again < down; again++) result.copyWithin(again * once, 0, once);
  return { data: result, width: width * across, height: height * down, channels };
}
