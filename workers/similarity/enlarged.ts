import type { Pixels } from '../pixels.ts';

/** A picture with each pixel `factor` times as wide and as high. */
export function enlarged({ data, width, height, channels }: Pixels, factor: number): Pixels {
  const result = Buffer.allocUnsafe(data.length * factor * factor);
  const rowBytes = width * factor * channels;
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width * factor; x++) {
      const from = (y * width + Math.floor(x / factor)) * channels;
      data.copy(result, y * factor * rowBytes + x * channels, from, from + channels);
    }
    for (let again = 1; again < factor; again++) {
      result.copyWithin((y * factor + again) * rowBytes, y * factor * rowBytes, (y * factor + 1) * rowBytes);
    }
  }
  return { data: result, width: width * factor, height: height * factor, channels };
}
