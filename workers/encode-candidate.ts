import type { CompressionOptions, Effort, VisualTarget } from '../src/domain/compression-options.ts';
import { type Candidate, encoded } from './candidate.ts';
import { chooseWay } from './choose-way.ts';
import { losslessEncoder } from './encoders.ts';
import { type FloorLimits, offLimits, usualFloor } from './floor/floor-limits.ts';
import { type Judge, judgeResults } from './floor/judge-results.ts';
import { lowestThatHolds } from './floor/lowest-that-holds.ts';
import { looksLikePhotograph } from './floor/picture-traits.ts';
import { type Holding, searchHolding } from './floor/search-holding.ts';
import { posterisedSurelyHolds, surelyHolds } from './floor/surely-holds.ts';
import type { ImageFacts } from './image-facts.ts';
import { predictJpegBytes } from './jpeg-size/predict-jpeg-bytes.ts';
import { sourceQuality } from './jpeg-size/source-quality.ts';
import { type LossyWay, type LossyWays, lossyWays } from './lossy-ways.ts';
import { metadataBytes } from './metadata-bytes.ts';
import type { Picture } from './open-picture.ts';
import type { Pixels } from './pixels.ts';
import { type ImagePlan, windowBelow } from './plan-image.ts';
import { exactPalette, exactPaletteSize, showsExactly } from './png/exact-palette.ts';
import { finestUnfiltered, posterise, posterisedBytes, posteriseLevels } from './png/posterise.ts';
import { rehearse } from './search/rehearse.ts';
import type { PredictBytes, QualityRange, SizeWindow } from './search/search-quality.ts';
import { typicalBytes } from './search/typical-bytes.ts';
import { sharp } from './sharp.ts';
import { visualCandidate } from './visual/visual-candidate.ts';
import { worthwhileBytes } from './worthwhile-bytes.ts';

/** The picture encoded as well as the target allows, or as small as it gets above the floor; null: there is nothing of use. */
export function encodeCandidate(
  picture: Picture,
  bytes: Buffer,
  facts: ImageFacts,
  plan: ImagePlan,
  options: CompressionOptions,
): Promise<Candidate | null> {
  const named = options.minQuality !== null || options.target.kind === 'quality';
  const limits = named ? offLimits : usualFloor;
  const judge = picture.pixels && judgeResults(picture.pixels, plan.animated ? facts : null, limits);
  const mostBytes = Math.max(plan.window?.limit ?? 0, worthwhileBytes(facts.bytes));
  const work: Work = { picture, bytes, facts, plan, options, judge, limits, mostBytes };
  if (options.target.kind === 'visual') return lookingAs(options.target.visual, work);
  return plan.window === null ? atFixedQuality(work) : within(plan.window, work);
}

/** What does not look as good as asked is held to the floor as any other result, and of drawings the colours always are. */
async function lookingAs(visual: VisualTarget, work: Work): Promise<Candidate | null> {
  const { judge, limits } = work;
  const structureSays = judge === null || (looksLikePhotograph(judge.traits()) && !judge.traits().isTiny);
  const floor = structureSays
    ? null
    : { holds: judge.holds, ofPart: (part: Pixels) => judgeResults(part, null, limits).holds };
  const candidate = await visualCandidate({ ...work, floor }, visual);
  const holds =
    judge === null || (structureSays && candidate.reached === true) || (await judge.holds(candidate.data));
  return holds ? candidate : null;
}

interface Work {
  readonly picture: Picture;
  readonly bytes: Buffer;
  readonly facts: ImageFacts;
  readonly plan: ImagePlan;
  readonly options: CompressionOptions;
  /** Null: no result needs comparing. */
  readonly judge: Judge | null;
  readonly limits: FloorLimits;
  /** Larger results are of no use. */
  readonly mostBytes: number;
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

async function within(window: SizeWindow, work: Work): Promise<Candidate | null> {
  let smallest: Candidate | null = null;
  let encodes = 0;
  for (const attempt of attempts[work.plan.format]) {
    const candidate = await attempt(work, window, smallest);
    if (candidate === null) continue;
    encodes += candidate.encodes;
    if (smallest === null || candidate.data.length < smallest.data.length) smallest = candidate;
    if (smallest.data.length <= window.limit) break;
  }
  return smallest && { ...smallest, encodes };
}

async function atFixedQuality(work: Work): Promise<Candidate | null> {
  const { picture, facts, plan, options, judge } = work;
  const wanted = options.target.kind === 'quality' ? options.target.quality : 100;
  const quality = Math.max(wanted, options.minQuality ?? 1);
  const keepsPixels =
    plan.format === 'gif' || plan.format === 'tiff' || (plan.format === 'png' && quality === 100);
  if (keepsPixels) return lossless(work);
  const encode = (way: LossyWay) => (at: number) => encoded(way.encode(picture.open(), at), picture, at);
  const ways = waysOf(work);
  const usual = ways.slow[0] ?? ways.fast[0];
  const failed = new Map<LossyWay | undefined, Candidate>();
  const found = await chooseWay(
    // Of BEST's one: what the others save, they save at other qualities.
    { ...ways, slow: ways.slow.slice(0, 1), enough: 1 },
    async (way) => {
      const candidate = await encode(way)(quality);
      if (await holdingBy(work, way).holds(candidate)) return candidate;
      failed.set(way, candidate);
      return null;
    },
    facts.bytes - 1,
    judge,
  );
  const below = failed.get(usual);
  if (found !== null || usual === undefined || below === undefined) return found;
  const range = { failed: below, highest: 100, mostBytes: work.mostBytes };
  return lowestThatHolds(encode(usual), holdingBy(work, usual).holds, range);
}

async function lossless(work: Work): Promise<Candidate | null> {
  const { picture, plan, options, judge } = work;
  const encodeBy = (effort: Effort): Promise<Candidate> =>
    encoded(losslessEncoder(plan.format, effort, animationOf(work))(picture.open()), picture, null);
  let candidate = await encodeBy(options.effort);
  if (options.effort === 'BEST' && candidate.data.length > (plan.window?.limit ?? 0)) {
    // What searches harder is larger now and then.
    const fast = await encodeBy('FAST');
    if (fast.data.length < candidate.data.length) candidate = fast;
    candidate = { ...candidate, encodes: 2 };
  }
  // A GIF's colours are chosen anew.
  const holds = plan.format !== 'gif' || judge === null || (await judge.holds(candidate.data));
  return holds ? candidate : null;
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

/** BEST tries it as FAST does too: which of two nearly equal sizes has more levels is chance. */
async function posterised(
  work: Work,
  window: SizeWindow,
  smallest: Candidate | null,
): Promise<Candidate | null> {
  // Other pixels than the file's have its metadata no more.
  if (smallest === null || work.picture.encodesFromFile) return null;
  return chooseWay<Effort>(
    {
      slow: work.options.effort === 'BEST' ? ['BEST'] : [],
      ...{ fast: ['FAST'], enough: 0, sureFrom: Number.POSITIVE_INFINITY },
    },
    (effort) => posterisedBy(effort, work, windowBelow(window.limit, effort), smallest),
    window.limit,
    work.judge,
  );
}

async function posterisedBy(
  effort: Effort,
  { picture, judge, mostBytes }: Work,
  window: SizeWindow,
  smallest: Candidate,
): Promise<Candidate | null> {
  const { pixels } = picture;
  if (pixels === null) return null;
  const { width, height, channels } = pixels;
  const raw = { width, height, channels };
  const compressionLevel = effort === 'BEST' ? 9 : 6;
  const found = await searchHolding(
    (level) => {
      const picturePosterised = sharp(posterise(pixels, level), { raw });
      const adaptiveFiltering = level > finestUnfiltered;
      return encoded(picturePosterised.png({ compressionLevel, adaptiveFiltering }), picture, level);
    },
    window,
    { lowest: 1, highest: posteriseLevels },
    (level) => posterisedBytes(smallest.data.length, level),
    {
      holds: async ({ data, quality }) =>
        judge === null || posterisedSurelyHolds(quality ?? 1, judge.traits()) || (await judge.holds(data)),
      mostBytes,
    },
  );
  return found && { ...found, quality: null };
}

function lossy(work: Work, window: SizeWindow): Promise<Candidate | null> {
  return chooseWay(
    waysOf(work),
    (way, mostBytes) =>
      searchWay(
        { ...work, mostBytes: Math.min(mostBytes, work.mostBytes) },
        windowBelow(window.limit, way.effort),
        way,
      ),
    window.limit,
    work.judge,
  );
}

async function searchWay(work: Work, window: SizeWindow, way: LossyWay): Promise<Candidate | null> {
  const { picture, bytes, facts, plan, options } = work;
  const { encode } = way;
  const lowest = options.minQuality ?? 1;
  // Above the source's own quality there is nothing left to keep.
  const own = facts.format === 'jpeg' && plan.format === 'jpeg' ? sourceQuality(bytes) : null;
  const highest = Math.max(lowest, own ?? 100);
  const range = { lowest, highest };
  const carried = await metadataBytes(picture, (pixel) => encode(pixel, lowest));
  const left = { limit: Math.max(1, window.limit - carried), floor: Math.max(1, window.floor - carried) };
  const predict = await predictBytes(work, way, left, range);
  return searchHolding(
    (quality) => encoded(encode(picture.open(), quality), picture, quality),
    window,
    range,
    (quality) => carried + predict(quality),
    holdingBy(work, way),
  );
}

function waysOf({ facts, plan, options, judge }: Work): LossyWays {
  return lossyWays(facts, plan, options.effort, judge && judge.traits());
}

/** How results of a way are held to the floor: by comparing those that may be below it. */
function holdingBy({ plan, judge, mostBytes }: Work, { effort, isUsual }: LossyWay): Holding {
  return {
    holds: async ({ data, quality }) =>
      judge === null ||
      (isUsual && surelyHolds(plan.format, effort, quality ?? 1, judge.traits())) ||
      judge.holds(data),
    mostBytes,
  };
}

/** Without metadata; as near as the format allows at little cost. */
async function predictBytes(
  { picture: { pixels }, facts, plan }: Work,
  { encode, effort }: LossyWay,
  window: SizeWindow,
  range: QualityRange,
): Promise<PredictBytes> {
  const usual = (): PredictBytes =>
    typicalBytes(plan.format, plan.width * plan.height * (plan.animated ? facts.frames : 1), 1);
  // Frames that repeat the one before take less than their tiles say.
  if (pixels === null || plan.animated) return usual();
  if (plan.format === 'jpeg') return predictJpegBytes(pixels, effort, range.highest) ?? usual();
  return rehearse(pixels, plan.format, encode, window, range);
}

function animationOf({ facts, plan }: Work): ImageFacts | null {
  return plan.animated ? facts : null;
}
