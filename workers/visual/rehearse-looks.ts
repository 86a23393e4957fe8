import type { Pixels } from '../pixels.ts';
import { sharp } from '../sharp.ts';
import { repeated, sixScales } from '../similarity/repeated.ts';
import { compareWith } from '../similarity/similarity.ts';
import { decodePixels } from './decode-pixels.ts';
import type { Part } from './part-of.ts';
import type { Recipe, Subject } from './recipe.ts';
import { type LooksAt, similarityCurve } from './similarity-curve.ts';
import { withoutSeams } from './without-seams.ts';

/** What a small part of a picture says of the whole. */
export interface Rehearsal {
  /** Similarity to expect. */
  readonly looks: LooksAt;
  /** Bytes of the part where it just looks good enough; infinite where it never does. */
  readonly bytes: number;
}

/** Of so few pixels, many tries cost less than one of a photograph. */
export const fewPixels = 64_000;
const mostTries = 4;
/** What a picture's similarity is where that of a part of it is known: tiles take in less of what is large. */
const asWhole = (similarity: number): number => {
  const missing = 100 - similarity;
  return 100 - (1.05 + 0.0025 * missing) * missing;
};
/** So near to what is looked for, what is between them is known well enough. */
const near = 1.5;

/** Tries recipes on the part, each until it looks about as good as asked. */
export function rehearseLooks(part: Part, least: number): (recipe: Recipe) => Promise<Rehearsal> {
  const subject = subjectOf(part.pixels);
  const look = looksOfPart(part);
  return (recipe) => rehearse(recipe, subject, look, least);
}

/** A part, to be encoded. */
export function subjectOf(pixels: Pixels): Subject {
  const { data, width, height, channels } = pixels;
  return { open: () => sharp(data, { raw: { width, height, channels } }), pixels };
}

/** What a file of the part says of how the whole looks. */
export function looksOfPart({ pixels, tile }: Part): (file: Buffer) => Promise<number> {
  const seen = (of: Pixels): Pixels => repeated(tile === null ? of : withoutSeams(of, tile), sixScales);
  const compare = compareWith(seen(pixels));
  return async (file) => asWhole(compare(seen(await decodePixels(file))));
}

async function rehearse(
  recipe: Recipe,
  subject: Subject,
  look: (file: Buffer) => Promise<number>,
  least: number,
): Promise<Rehearsal> {
  const { lowest, highest } = recipe.range;
  const seen: { quality: number; similarity: number; bytes: number }[] = [];
  let looks: LooksAt = recipe.usual;
  while (seen.length < mostTries) {
    let quality = lowest;
    while (quality < highest && looks(quality) < least) quality++;
    if (seen.some((each) => each.quality === quality)) break;
    const file = await recipe.encode(subject, quality, Number.POSITIVE_INFINITY).toBuffer();
    const similarity = await look(file);
    seen.push({ quality, similarity, bytes: file.length });
    looks = similarityCurve(recipe.usual, seen);
    if (Math.abs(similarity - least) < near) break;
  }
  return { looks, bytes: bytesAt(seen, least, lowest) };
}

/** On the line through ln(bytes) over similarity of the two around it; with none on one side, as most pictures go. */
function bytesAt(
  seen: readonly { quality: number; similarity: number; bytes: number }[],
  least: number,
  lowest: number,
): number {
  if (!seen.some(({ similarity }) => similarity >= least - 3 * near)) return Number.POSITIVE_INFINITY;
  const smallest = seen.find(({ quality, similarity }) => quality === lowest && similarity >= least);
  if (smallest !== undefined) return smallest.bytes;
  const rising = [...seen].sort((a, b) => a.similarity - b.similarity);
  const above = rising.find(({ similarity }) => similarity >= least);
  const below = rising.findLast(({ similarity }) => similarity < least);
  const nearest = (above ?? below)!;
  const rise =
    above === undefined || below === undefined
      ? usualRise
      : Math.log(above.bytes / below.bytes) / (above.similarity - below.similarity);
  return nearest.bytes * Math.exp(Math.max(0, rise) * (least - nearest.similarity));
}

/** ln(bytes) for a point of similarity. */
const usualRise = 0.06;
