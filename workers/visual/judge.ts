import type { ImageFacts } from '../image-facts.ts';
import type { Pixels } from '../pixels.ts';
import { sharp } from '../sharp.ts';
import { repeated, sixScales } from '../similarity/repeated.ts';
import { compareWith } from '../similarity/similarity.ts';
import { decodePixels } from './decode-pixels.ts';
import { frameAt, frameMeanwhile, frameTimes, sampledFrames } from './frames.ts';

/** How a result looks beside its source. */
export interface Looks {
  /** SSIMULACRA 2, at most 100. */
  readonly similarity: number;
  /** What the search goes by: the same, and in small pictures the worse of it and of the picture repeated. */
  readonly strict: number;
}

/** Looks at an encoded file beside the pixels it was made of. */
export type Judge = (file: Buffer) => Promise<Looks>;

/** @param animation of the source, where the result has frames; `pixels` then has them one below the other. */
export function judgeOf(pixels: Pixels, animation: Pick<ImageFacts, 'frames' | 'delay'> | null): Judge {
  const frames = animation?.frames ?? 1;
  const shown = sampledFrames(frames).map((frame) => ({
    frame,
    compare: comparison(frameAt(pixels, frame, frames)),
  }));
  return async (file) => {
    const result = await decodePixels(file, animation !== null);
    const { pages: count = 1, delay } =
      animation === null ? {} : await sharp(file, { animated: true }).metadata();
    const looks = shown.map(({ frame, compare }) => {
      const other = frameMeanwhile(frame, frameTimes(animation?.delay, frames), frameTimes(delay, count));
      return compare(frameAt(result, other, count));
    });
    return looks.reduce((worst, each) => (each.strict < worst.strict ? each : worst));
  };
}

function comparison(source: Pixels): (result: Pixels) => Looks {
  const compare = compareWith(source);
  if (Math.min(source.width, source.height) >= sixScales) {
    return (result) => {
      const similarity = compare(result);
      return { similarity, strict: similarity };
    };
  }
  const compareRepeated = compareWith(repeated(source, sixScales));
  return (result) => {
    const similarity = compare(result);
    return { similarity, strict: Math.min(similarity, compareRepeated(repeated(result, sixScales))) };
  };
}
