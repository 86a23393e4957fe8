import type { Pixels } from './pixels.ts';
import { sharp } from './sharp.ts';

/** A result's pixels, in the channels of the picture that it was made of, for comparing the two. */
export async function decodedAgain(result: Buffer, { channels }: Pixels, animated = false): Promise<Pixels> {
  // Keeping a profile keeps the pixels from being converted by it.
  const decoded = sharp(result, { animated, limitInputPixels: false })
    .keepIccProfile()
    .toColourspace(channels < 3 ? 'b-w' : 'srgb');
  const { data, info } = await (channels % 2 === 0 ? decoded.ensureAlpha() : decoded.removeAlpha())
    .raw()
    .toBuffer({ resolveWithObject: true });
  return { data, width: info.width, height: info.height, channels };
}
