import type { Pixels } from '../pixels.ts';

/** Frames that are looked at, at most. */
const mostFrames = 5;

/** Some of the frames, evenly over the animation: first and last among them. */
export function sampledFrames(count: number): number[] {
  const looked = Math.min(mostFrames, count);
  return Array.from({ length: looked }, (_, i) => Math.round((i * (count - 1)) / Math.max(1, looked - 1)));
}

/** One frame of an animation whose frames lie one below the other. */
export function frameAt(pixels: Pixels, frame: number, count: number): Pixels {
  const height = pixels.height / count;
  const frameBytes = pixels.width * height * pixels.channels;
  return { ...pixels, height, data: pixels.data.subarray(frame * frameBytes, (frame + 1) * frameBytes) };
}

/**
 * The frame that is seen, in another animation of the same length, while `frame` is: encoders draw frames that
 * equal the one before together. Delays in milliseconds.
 */
export function frameMeanwhile(
  frame: number,
  delay: readonly number[],
  otherDelay: readonly number[],
): number {
  const start = delay.slice(0, frame).reduce((sum, each) => sum + each, 0);
  let end = 0;
  for (const [other, each] of otherDelay.entries()) {
    end += each;
    if (start < end) return other;
  }
  return Math.max(0, otherDelay.length - 1);
}

/** How long each frame is shown; where that is not known, all alike. */
export function frameTimes(known: readonly number[] | null | undefined, frames: number): readonly number[] {
  return known?.length === frames ? known : Array.from({ length: frames }, () => 1);
}
