import type { Sharp } from 'sharp';
import type { CompressionOptions } from '../src/compression/compression-options.ts';
import { corruptImage } from './corrupt-image.ts';
import { losslessEncoder, lossyEncoder } from './encoders.ts';
import type { ImageFacts } from './image-facts.ts';
import type { Picture } from './open-picture.ts';
import type { ImagePlan } from './plan-image.ts';
import { qualityScale } from './search/quality-scale.ts';
import { type SizeWindow, searchQuality } from './search/search-quality.ts';
import { sourceJpeg } from './search/source-jpeg.ts';

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
    bytes,
    facts,
    plan,
    plan.window,
    options.minQuality ?? 1,
  );
  const encodes = found.encodes + (exact?.encodes ?? 0);
  return { ...(exact !== null && exact.data.length < found.data.length ? exact : found), encodes };
}

function hasQuality({ format }: ImagePlan): boolean {
  return format !== 'gif' && format !== 'tiff';
}

async function search(
  encode: (quality: number) => Promise<Candidate>,
  bytes: Buffer,
  facts: ImageFacts,
  plan: ImagePlan,
  window: SizeWindow,
  lowest: number,
): Promise<Candidate> {
  const source = facts.format === 'jpeg' && plan.format === 'jpeg' ? sourceJpeg(bytes) : null;
  // Above the source's own quality there is nothing left to keep.
  const highest = Math.max(lowest, source?.quality ?? 100);
  const sameSize = plan.width * plan.height === facts.width * facts.height;
  const pixels = plan.width * plan.height * (plan.animated ? facts.frames : 1);
  const scale = qualityScale(plan.format, window, pixels, sameSize ? source : null);
  const tries = new Map<number, Candidate>();
  const found = await searchQuality(
    async (quality) => {
      const candidate = await encode(quality);
      tries.set(quality, candidate);
      return candidate.data.length;
    },
    window,
    { lowest, highest },
    scale,
  );
  const candidate = tries.get(found.quality);
  if (candidate === undefined) throw new TypeError(`quality ${found.quality} was found but not tried`);
  return { ...candidate, encodes: tries.size };
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
