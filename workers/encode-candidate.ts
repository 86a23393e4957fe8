import type { CompressionOptions } from '../src/compression/compression-options.ts';
import { type Candidate, encoded, searchCandidate } from './candidate.ts';
import { type Encoder, losslessEncoder, lossyEncoder } from './encoders.ts';
import type { ImageFacts } from './image-facts.ts';
import { predictJpegBytes } from './jpeg-size/predict-jpeg-bytes.ts';
import { sourceQuality } from './jpeg-size/source-quality.ts';
import { metadataBytes } from './metadata-bytes.ts';
import type { Picture } from './open-picture.ts';
import type { ImagePlan } from './plan-image.ts';
import { exactPalette, exactPaletteSize, showsExactly } from './png/exact-palette.ts';
import { finestUnfiltered, posterise, posterisedBytes, posteriseLevels } from './png/posterise.ts';
import { rehearse } from './search/rehearse.ts';
import type { PredictBytes, QualityRange, SizeWindow } from './search/search-quality.ts';
import { typicalBytes } from './search/typical-bytes.ts';
import { sharp } from './sharp.ts';

/** The picture encoded as well as the target allows, or as small as it gets. */
export function encodeCandidate(
  picture: Picture,
  bytes: Buffer,
  facts: ImageFacts,
  plan: ImagePlan,
  options: CompressionOptions,
): Promise<Candidate> {
  const work: Work = { picture, bytes, facts, plan, options };
  return plan.window === null ? atFixedQuality(work) : within(plan.window, work);
}

interface Work {
  readonly picture: Picture;
  readonly bytes: Buffer;
  readonly facts: ImageFacts;
  readonly plan: ImagePlan;
  readonly options: CompressionOptions;
}

/** One way to encode the picture; null where it does not apply. */
type Attempt = (work: Work, window: SizeWindow, smallest: Candidate | null) => Promise<Candidate | null>;

/** Of each format the ways there are, the best picture first; the first that fits is taken. */
const attempts: Record<ImagePlan['format'], readonly Attempt[]> = {
  jpeg: [lossy],
  avif: [lossy],
  webp: [losslessWebp, lossy],
  png: [fewColours, lossless, posterised, lossy],
  gif: [lossless],
  tiff: [lossless],
};

async function within(window: SizeWindow, work: Work): Promise<Candidate> {
  let smallest: Candidate | null = null;
  let encodes = 0;
  for (const attempt of attempts[work.plan.format]) {
    const candidate = await attempt(work, window, smallest);
    if (candidate === null) continue;
    encodes += candidate.encodes;
    if (smallest === null || candidate.data.length < smallest.data.length) smallest = candidate;
    if (smallest.data.length <= window.limit) break;
  }
  if (smallest === null) throw new TypeError(`${work.plan.format} cannot be encoded`);
  return { ...smallest, encodes };
}

async function atFixedQuality(work: Work): Promise<Candidate> {
  const { picture, plan, options } = work;
  const wanted = options.target.kind === 'quality' ? options.target.quality : 100;
  const quality = Math.max(wanted, options.minQuality ?? 1);
  const keepsPixels =
    plan.format === 'gif' || plan.format === 'tiff' || (plan.format === 'png' && quality === 100);
  if (keepsPixels) return lossless(work);
  const encode = lossyEncoder(plan.format, options.effort, animationOf(work));
  return encoded(encode(picture.open(), quality), picture, quality);
}

function lossless(work: Work): Promise<Candidate> {
  const encode = losslessEncoder(work.plan.format, work.options.effort, animationOf(work));
  return encoded(encode(work.picture.open()), work.picture, null);
}

/** Only where the source lost nothing either: what an encoder invented is not worth keeping. */
async function losslessWebp(work: Work): Promise<Candidate | null> {
  return work.facts.lossless ? lossless(work) : null;
}

async function fewColours({ picture, options }: Work): Promise<Candidate | null> {
  if (picture.pixels === null) return null;
  const colours = exactPaletteSize(picture.pixels);
  if (colours === null) return null;
  const candidate = await encoded(exactPalette(picture.open(), colours, options.effort), picture, null);
  return (await showsExactly(candidate.data, picture.pixels)) ? candidate : null;
}

async function posterised(
  { picture, options }: Work,
  window: SizeWindow,
  smallest: Candidate | null,
): Promise<Candidate | null> {
  const { pixels } = picture;
  // Other pixels than the file's have its metadata no more.
  if (pixels === null || smallest === null || picture.encodesFromFile) return null;
  const { width, height, channels } = pixels;
  const raw = { width, height, channels };
  const compressionLevel = options.effort === 'BEST' ? 9 : 6;
  const found = await searchCandidate(
    (level) => {
      const picturePosterised = sharp(posterise(pixels, level), { raw });
      const adaptiveFiltering = level > finestUnfiltered;
      return encoded(picturePosterised.png({ compressionLevel, adaptiveFiltering }), picture, level);
    },
    window,
    { lowest: 1, highest: posteriseLevels },
    (level) => posterisedBytes(smallest.data.length, level),
  );
  return { ...found, quality: null };
}

async function lossy(work: Work, window: SizeWindow): Promise<Candidate> {
  const { picture, bytes, facts, plan, options } = work;
  const encode = lossyEncoder(plan.format, options.effort, animationOf(work));
  const lowest = options.minQuality ?? 1;
  // Above the source's own quality there is nothing left to keep.
  const own = facts.format === 'jpeg' && plan.format === 'jpeg' ? sourceQuality(bytes) : null;
  const highest = Math.max(lowest, own ?? 100);
  const range = { lowest, highest };
  const carried = await metadataBytes(picture, (pixel) => encode(pixel, lowest));
  const left = { limit: Math.max(1, window.limit - carried), floor: Math.max(1, window.floor - carried) };
  const predict = await predictBytes(work, encode, left, range);
  return searchCandidate(
    (quality) => encoded(encode(picture.open(), quality), picture, quality),
    window,
    range,
    (quality) => carried + predict(quality),
  );
}

/** Without metadata; as near as the format allows at little cost. */
async function predictBytes(
  { picture: { pixels }, facts, plan, options }: Work,
  encode: Encoder,
  window: SizeWindow,
  range: QualityRange,
): Promise<PredictBytes> {
  const usual = (): PredictBytes =>
    typicalBytes(plan.format, plan.width * plan.height * (plan.animated ? facts.frames : 1), 1);
  // Frames that repeat the one before take less than their tiles say.
  if (pixels === null || plan.animated) return usual();
  if (plan.format === 'jpeg') return predictJpegBytes(pixels, options.effort, range.highest) ?? usual();
  return rehearse(pixels, plan.format, encode, window, range);
}

function animationOf({ facts, plan }: Work): ImageFacts | null {
  return plan.animated ? facts : null;
}
