import type { Pixels } from '../pixels.ts';
import { sharp } from '../sharp.ts';

/**
 * The pixels of an encoded file, all frames of it one below the other where it is `animated`. Kept, a profile does
 * not convert them: they are compared with a source in the same colours.
 */
export async function decodePixels(file: Buffer, animated = false): Promise<Pixels> {
  const { data, info } = await sharp(file, { animated, limitInputPixels: false })
    .keepIccProfile()
    .raw()
    .toBuffer({ resolveWithObject: true });
  return { data, width: info.width, height: info.height, channels: info.channels };
}
