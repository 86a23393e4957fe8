import type { ImageFacts } from './image-facts.ts';
import type { Pixels } from './pixels.ts';
import { sharp } from './sharp.ts';
import { frameAt, frameMeanwhile, frameTimes } from './visual/frames.ts';

/** Of an animation: how many frames, and how long each is shown. */
export type FrameTimes = Pick<ImageFacts, 'frames' | 'delay'>;

/**
 * A result's pixels, in the channels of the picture that it was made of, for comparing the two. Of an animation
 * all frames one below the other, as many as the picture has: encoders draw those that are alike together.
 */
export async function decodedAgain(
  result: Buffer,
  { channels }: Pixels,
  animation: FrameTimes | null = null,
): Promise<Pixels> {
  // Keeping a profile keeps the pixels from being converted by it.
  const decoded = sharp(result, { animated: animation !== null, limitInputPixels: false })
    .keepIccProfile()
    .toColourspace(channels < 3 ? 'b-w' : 'srgb');
  const { data, info } = await (channels % 2 === 0 ? decoded.ensureAlpha() : decoded.removeAlpha())
    .raw()
    .toBuffer({ resolveWithObject: true });
  const pixels = { data, width: info.width, height: info.height, channels };
  return animation === null ? pixels : withAllFrames(pixels, result, animation);
}

async function withAllFrames(pixels: Pixels, result: Buffer, { frames, delay }: FrameTimes): Promise<Pixels> {
  const { pages = 1, delay: ownDelay } = await sharp(result, { animated: true }).metadata();
  if (pages === frames) return pixels;
  const [times, ownTimes] = [frameTimes(delay, frames), frameTimes(ownDelay, pages)];
  const shown = Array.from({ length: frames }, (_, frame) =>
    frameAt(pixels, frameMeanwhile(frame, times, ownTimes), pages),
  );
  const height = (pixels.height / pages) * frames;
  return { ...pixels, height, data: Buffer.concat(shown.map(({ data }) => data)) };
}
