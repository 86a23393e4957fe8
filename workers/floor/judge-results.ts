import { decodedAgain, type FrameTimes } from '../decoded-again.ts';
import type { Pixels } from '../pixels.ts';
import { compareWith, type Thoroughness } from '../similarity/similarity.ts';
import { blockMeans } from './block-means.ts';
import { colourDifference } from './colour-difference.ts';
import { fineSide } from './fine-side.ts';
import type { FloorLimits } from './floor-limits.ts';
import { looksLikePhotograph, type PictureTraits, pictureTraits } from './picture-traits.ts';

/** Compares results with the picture that they were made of. */
export interface Judge {
  /** Whether a result is within the limits: its colours first, which cost less, then its structure. */
  holds(result: Buffer): Promise<boolean>;
  /** SSIMULACRA 2 of a result, at most 100. */
  similarity(result: Buffer): Promise<number>;
  /** What kind of picture it is. */
  traits(): PictureTraits;
}

/** What happens to a photograph happens all over it. Far below what is smooth and nearly equal, rounding is nothing. */
const ofPhotograph: Thoroughness = { wholeRows: 0, tiles: 100_000 };
const ofDrawing: Thoroughness = { wholeRows: 0, tiles: 200_000 };

/** What is needed of the picture is worked out when it is first asked for. */
export function judgeResults(pixels: Pixels, animation: FrameTimes | null, limits: FloorLimits): Judge {
  const traits = once(() => pictureTraits(pixels));
  const means = once(() => blockMeans(pixels));
  const fine = once(() => {
    const side = fineSide(pixels, traits());
    return side === null ? null : { side, means: blockMeans(pixels, side) };
  });
  const holdsFine = (decoded: Pixels): boolean => {
    const own = fine();
    if (own === null) return true;
    const { largest, percentile95 } = colourDifference(own.means, blockMeans(decoded, own.side));
    const most = traits().isTiny ? limits.tiny : limits.fine;
    return largest <= most.largest && percentile95 <= most.percentile95;
  };
  const compare = once(() => compareWith(pixels, looksLikePhotograph(traits()) ? ofPhotograph : ofDrawing));
  const known = new WeakMap<Buffer, number>();
  const measured = (result: Buffer, decoded: Pixels): number => {
    const similarity = known.get(result) ?? compare()(decoded);
    known.set(result, similarity);
    return similarity;
  };
  const decode = (result: Buffer): Promise<Pixels> => decodedAgain(result, pixels, animation);
  return {
    async holds(result) {
      const decoded = await decode(result);
      const { largest, percentile95, tint } = colourDifference(means(), blockMeans(decoded));
      if (largest > limits.largest || percentile95 > limits.percentile95 || tint > limits.tint) return false;
      return holdsFine(decoded) && measured(result, decoded) >= limits.similarity;
    },
    similarity: async (result) => known.get(result) ?? measured(result, await decode(result)),
    traits,
  };
}

function once<T>(work: () => T): () => T {
  let done: { readonly value: T } | null = null;
  return () => {
    done ??= { value: work() };
    return done.value;
  };
}
