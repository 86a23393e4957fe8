import sharp, { type JpegOptions } from 'sharp';

/** The JPEG of a file's upright sRGB pixels at the largest quality whose bytes are within a limit; null: none. */
export async function largestWithin(
  file: string,
  options: JpegOptions,
  limit: number,
): Promise<{ quality: number; data: Buffer } | null> {
  const { data, info } = await sharp(file).autoOrient().raw().toBuffer({ resolveWithObject: true });
  const raw = { width: info.width, height: info.height, channels: info.channels };
  let found: { quality: number; data: Buffer } | null = null;
  for (let [low, high] = [5, 100]; low <= high; ) {
    const quality = Math.floor((low + high) / 2);
    const result = await sharp(data, { raw })
      .jpeg({ ...options, quality })
      .toBuffer();
    if (result.length <= limit) [found, low] = [{ quality, data: result }, quality + 1];
    else high = quality - 1;
  }
  return found;
}
