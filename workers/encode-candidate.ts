import type { Sharp } from 'sharp';
import type { CompressionOptions, Effort } from '../src/compression/compression-options.ts';
import { corruptImage } from './corrupt-image.ts';
import { losslessEncoder, lossyEncoder } from './encoders.ts';
import type { ImageFacts } from './image-facts.ts';
import { predictJpegBytes } from './jpeg-size/predict-jpeg-bytes.ts';
import { sourceQuality } from './jpeg-size/source-quality.ts';
import type { Picture } from './open-picture.ts';
import type { ImagePlan } from './plan-image.ts';
import { type PredictBytes, type SizeWindow, searchQuality } from './search/search-quality.ts';
import { typicalBytes } from './search/typical-bytes.ts';

/** The picture encoded as well as the target allows, or as small as it gets. */
export interface Candidate {
  readonly data: Buffer;
  readonly width: number;
  readonly height: number;
  /** Null: lossless. */
  readonly quality: number | null;
  /** Whole encodes it took. */
  readonly encodes: number;
}

/** Lossless first where the format has it and it fits, then the quality that meets the target. */
export async function encodeCandidate(
  picture: Picture,
  bytes: Buffer,
  facts: ImageFacts,
  plan: ImagePlan,
  options: CompressionOptions,
): Promise<Candidate> {
  const animation = plan.animated ? facts : null;
  const quality =
    options.target.kind === 'quality' ? Math.max(options.target.quality, options.minQuality ?? 1) : null;
  const lossless =
    quality === null || quality === 100 || !hasQuality(plan)
      ? losslessEncoder(plan.format, options.effort, animation)
      : null;
  const exact = lossless === null ? null : await encoded(lossless(picture.open()), picture, null, 1);
  if (exact !== null && (plan.window === null || !hasQuality(plan) || exact.data.length <= plan.window.limit))
    return exact;

  const lossy = lossyEncoder(plan.format, options.effort, animation);
  if (plan.window === null) return encoded(lossy(picture.open(), quality ?? 100), picture, quality, 1);
  const found = await search(
    (q) => encoded(lossy(picture.open(), q), picture, q, 1),
    picture,
    bytes,
    facts,
    plan,
    plan.window,
    options.minQuality ?? 1,
    options.effort,
  );
  const encodes = found.encodes + (exact?.encodes ?? 0);
  return { ...(exact !== null && exact.data.length < found.data.length ? exact : found), encodes };
}

function hasQuality({ format }: ImagePlan): boolean {
  return format !== 'gif' && format !== 'tiff';
}

async function search(
  encode: (quality: number) => Promise<Candidate>,
  picture: Picture,
  bytes: Buffer,
  facts: ImageFacts,
  plan: ImagePlan,
  window: SizeWindow,
  lowest: number,
  effort: Effort,
): Promise<Candidate> {
  // Above the source's own quality there is nothing left to keep.
  const own = facts.format === 'jpeg' && plan.format === 'jpeg' ? sourceQuality(bytes) : null;
  const highest = Math.max(lowest, own ?? 100);
  const tries = new Map<number, Candidate>();
  const found = await searchQuality(
    async (quality) => {
      const candidate = await encode(quality);
      tries.set(quality, candidate);
      return candidate.data.length;
    },
    window,
    { lowest, highest },
    predictBytes(picture, facts, plan, effort, highest),
  );
  const candidate = tries.get(found.quality);
  if (candidate === undefined) throw new TypeError(`quality ${found.quality} was found but not tried`);
  return { ...candidate, encodes: tries.size };
}

/** Counted from the pixels where the format allows it, else what is typical of it. */
function predictBytes(
  picture: Picture,
  facts: ImageFacts,
  plan: ImagePlan,
  effort: Effort,
  highest: number,
): PredictBytes {
  const counted =
    plan.format === 'jpeg' && picture.pixels !== null
      ? predictJpegBytes(picture.pixels, effort, highest)
      : null;
  const pixels = plan.width * plan.height * (plan.animated ? facts.frames : 1);
  return counted ?? typicalBytes(plan.format, pixels);
}

async function encoded(
  pipeline: Sharp,
  picture: Picture,
  quality: number | null,
  encodes: number,
): Promise<Candidate> {
  try {
    const { data, info } = await pipeline.toBuffer({ resolveWithObject: true });
    return { data, width: info.width, height: info.pageHeight ?? info.height, quality, encodes };
  } catch (error) {
    // From kept pixels nothing is decoded any more: then it is ours.
    throw picture.pixels === null ? corruptImage(error) : error;
  }
}
