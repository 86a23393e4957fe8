import type { Recipe, Subject } from './recipe.ts';

/** What a part of a picture came to at a quality, or is expected to. */
export interface PartTry {
  readonly quality: number;
  /** As expected of the whole picture. */
  readonly similarity: number;
  /** Of the part. */
  readonly bytes: number;
}

/** What a file of the part looks like; null: its colours are off. */
export type LookAtPart = (file: Buffer) => Promise<number | null>;

/** About so many pixels are encoded and looked at for a recipe, in at least so many tries; all qualities of few. */
const pixelsInAll = 700_000;
const fewestTries = 16;
const veryFewPixels = 20_000;
const timesSlower = 2;
/** Bytes rise with quality but for some percent, except those of palettes. */
const muchMore = 1.3;
/** What lacks so many points of similarity gets them by no fewer qualities than one for each. */
const pointsOfQuality = 8;

/**
 * Tries a recipe on a small part at qualities all over its range, since of a drawing single ones fit far better than
 * their neighbours: its colours fall on the steps. In between, what to expect. In the order of quality.
 */
export async function tryOnPart(recipe: Recipe, subject: Subject, look: LookAtPart, least: number) {
  const { lowest, highest } = recipe.range;
  const pixels = subject.pixels.width * subject.pixels.height;
  const cost = recipe.slow === true ? timesSlower : 1;
  const count = Math.max(fewestTries / cost, Math.round(pixelsInAll / cost / pixels));
  const all = pixels * cost <= veryFewPixels;
  const step = all ? 1 : Math.ceil((highest - lowest + 1) / count);
  const found = new Map<number, PartTry | null>();
  const attempt = async (quality: number): Promise<PartTry | null> => {
    const file = await recipe.encode(subject, quality, 0).toBuffer();
    const similarity = await look(file);
    const tried = similarity === null ? null : { quality, similarity, bytes: file.length };
    found.set(quality, tried);
    return tried;
  };
  let best: PartTry | null = null;
  for (let quality = lowest, next: number; quality <= highest; quality = next) {
    const tried = await attempt(quality);
    next = quality + step;
    if (tried === null) continue;
    if (!all) next = Math.max(next, quality + Math.floor((least - tried.similarity) / pointsOfQuality));
    if (tried.similarity >= least && (best === null || tried.bytes < best.bytes)) best = tried;
    if (best !== null && tried.bytes > muchMore * best.bytes) break;
  }
  if (best === null && !found.has(highest)) best = await attempt(highest);
  for (let below = (best?.quality ?? lowest) - 1; below >= lowest && !found.has(below); below--) {
    if (((await attempt(below))?.similarity ?? 0) < least) break;
  }
  return filled(found);
}

/** With what is between two that were tried, where neither has its colours off. */
function filled(found: ReadonlyMap<number, PartTry | null>): PartTry[] {
  const rising = [...found].sort(([a], [b]) => a - b);
  return rising.flatMap(([, tried], i) => {
    if (tried === null) return [];
    const next = rising[i + 1]?.[1] ?? null;
    return next === null ? [tried] : [tried, ...between(tried, next)];
  });
}

function between(low: PartTry, high: PartTry): PartTry[] {
  const steps = high.quality - low.quality;
  return Array.from({ length: steps - 1 }, (_, i) => {
    const share = (i + 1) / steps;
    return {
      quality: low.quality + i + 1,
      // Where it falls though the quality rises, as of palettes, those in between are like either.
      similarity: Math.min(low.similarity + share * (high.similarity - low.similarity), high.similarity),
      bytes: low.bytes * (high.bytes / low.bytes) ** share,
    };
  });
}
