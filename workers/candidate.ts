import type { Sharp } from 'sharp';
import { corruptImage } from './corrupt-image.ts';
import type { Picture } from './open-picture.ts';
import {
  type PredictBytes,
  type QualityRange,
  type SizeWindow,
  searchQuality,
} from './search/search-quality.ts';

/** The picture encoded. */
export interface Candidate {
  readonly data: Buffer;
  readonly width: number;
  readonly height: number;
  /** The encoder's, 1 to 100. Null: it has none, since every pixel stays, or nearly. */
  readonly quality: number | null;
  /** Whole encodes it took. */
  readonly encodes: number;
  /** SSIMULACRA 2, where it was measured. */
  readonly similarity?: number;
  /** Of a visual target: whether it looks that good. */
  readonly reached?: boolean;
}

/** Runs one encode of the picture. Throws CORRUPT_IMAGE where decoding its file is part of it and fails. */
export async function encoded(pipeline: Sharp, picture: Picture, quality: number | null): Promise<Candidate> {
  try {
    const { data, info } = await pipeline.toBuffer({ resolveWithObject: true });
    return { data, width: info.width, height: info.pageHeight ?? info.height, quality, encodes: 1 };
  } catch (error) {
    // From kept pixels nothing is decoded any more: then it is ours.
    throw picture.encodesFromFile ? corruptImage(error) : error;
  }
}

/** The candidate whose size meets the window, or comes nearest; `encodes` counts all that were tried. */
export async function searchCandidate(
  encode: (quality: number) => Promise<Candidate>,
  window: SizeWindow,
  range: QualityRange,
  predict: PredictBytes,
): Promise<Candidate> {
  const tries = new Map<number, Candidate>();
  const { quality } = await searchQuality(
    async (quality) => {
      const candidate = await encode(quality);
      tries.set(quality, candidate);
      return candidate.data.length;
    },
    window,
    range,
    predict,
  );
  const found = tries.get(quality);
  if (found === undefined) throw new TypeError(`quality ${quality} was found but not tried`);
  return { ...found, encodes: tries.size };
}
