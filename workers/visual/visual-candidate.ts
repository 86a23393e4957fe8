import { leastSimilarity, type VisualTarget } from '../../src/domain/compression-options.ts';
import type { ImageFormat } from '../../src/domain/image.ts';
import { type Candidate, encoded } from '../candidate.ts';
import { hasFewColours } from './has-few-colours.ts';
import { judgeOf, type Looks } from './judge.ts';
import { type LosslessWay, losslessWay } from './lossless-way.ts';
import { type Part, partOf } from './part-of.ts';
import { type RankedRecipe, rankRecipes, waysOf } from './rank-recipes.ts';
import type { Recipe, Subject } from './recipe.ts';
import { fewPixels, looksOfPart, subjectOf } from './rehearse-looks.ts';
import { mostTries, searchSimilarity } from './search-similarity.ts';
import { sameBytes, searchTries, type TriedWay } from './search-tries.ts';
import { type LookAtPart, tryOnPart } from './try-on-part.ts';
import type { VisualWork } from './visual-work.ts';

/** The smallest file that looks as good as asked; where there is none, the one that comes nearest. */
export async function visualCandidate(work: VisualWork, visual: VisualTarget): Promise<Candidate> {
  const { picture, plan, facts, floor } = work;
  const { pixels } = picture;
  if (pixels === null) throw new TypeError('what results are compared with was not kept');
  const least = leastSimilarity[visual];
  const judge = judgeOf(pixels, plan.animated ? facts : null);
  const part = plan.animated ? null : partOf(pixels);
  const tried: Judged[] = [];
  const subject: Subject = { open: picture.open, pixels };
  const attempt: Attempt = async (recipe, quality, bytes) => {
    const candidate = await encoded(recipe.encode(subject, quality, bytes), picture, quality);
    const { strict, similarity } = await judge(candidate.data);
    const off = strict >= least && floor !== null && !(await floor.holds(candidate.data));
    const judged = {
      ...{ ...candidate, quality: recipe.hidesQuality ? null : quality, similarity },
      // Where only colours are off, the measure says nothing of how far.
      strict: off ? least - offBy : strict,
    };
    tried.push(judged);
    return judged;
  };
  const search: Search = { work, part, least, tried, attempt, lossless: losslessWay(work, pixels, judge) };
  const isSmall =
    part !== null &&
    part.pixels.width * part.pixels.height <= fewPixels &&
    plan.format !== 'avif' &&
    // Of a photograph all qualities follow one curve: trying them all takes ten times as long and saves nothing.
    hasFewColours(part.pixels);
  const ways = waysOf(work, visual, part, isSmall);
  if (isSmall && ways.length > 0) await amongMany(search, ways, part);
  else await byCurves(search, await rankRecipes(ways, pixels, part, visual));
  const { lossless } = search;
  const none = !tried.some(({ strict }) => strict >= least);
  if (lossless !== null && none && tried.length < mostTries) tried.push(await lossless.run());
  return { ...bestOf(tried, least), encodes: tried.length };
}

type Attempt = (recipe: Recipe, quality: number, bytes: number) => Promise<Judged>;

interface Search {
  readonly work: VisualWork;
  readonly part: Part | null;
  readonly least: number;
  readonly tried: Judged[];
  readonly attempt: Attempt;
  readonly lossless: LosslessWay | null;
}

/** Of a picture whose part takes next to no time, among all qualities of all ways. */
async function amongMany(search: Search, recipes: readonly Recipe[], part: Part): Promise<void> {
  const { work, least, tried, attempt, lossless } = search;
  const look = looksOfPart(part);
  const holds = work.floor?.ofPart(part.pixels);
  const lookAtPart: LookAtPart = async (file) => {
    const similarity = await look(file);
    return holds === undefined || similarity < least || (await holds(file)) ? similarity : null;
  };
  const ways: TriedWay[] = [];
  for (const recipe of recipes) {
    ways.push({
      tries: await tryOnPart(recipe, subjectOf(part.pixels), lookAtPart, least),
      lookAt: async (quality, bytes) => {
        const { strict, data } = await attempt(recipe, quality, bytes);
        return { similarity: strict, bytes: data.length };
      },
    });
  }
  const fitting = ways.flatMap(({ tries }) => tries.filter(({ similarity }) => similarity >= least));
  const header = headers[work.plan.format] ?? 0;
  const bytes = Math.min(...fitting.map((each) => header + (each.bytes - header) / part.share));
  if (lossless !== null && (await isWorthIt(lossless, part, bytes))) tried.push(await lossless.run());
  const kept = lossless !== null && tried.length === 0 ? 1 : 0;
  // Where every pixel can be kept, there is no use in what never looks good enough.
  if (lossless !== null && fitting.length === 0) return;
  const smallest = Math.min(...tried.map(({ strict, data }) => (strict >= least ? data.length : Infinity)));
  const left = mostTries - tried.length - kept;
  await searchTries(ways, { least, share: part.share, header, smallest, tries: left });
}

/** Of any other, along the curves that a part of it says to expect, or what is usual. */
async function byCurves(search: Search, ranked: readonly RankedRecipe[]): Promise<void> {
  const { work, part, least, tried, attempt, lossless } = search;
  if (lossless !== null && (await isWorthIt(lossless, part, ranked[0]?.bytes)))
    tried.push(await lossless.run());
  // Where nothing else will do, the last try is for every pixel as it is.
  const kept = lossless !== null && tried.length === 0 ? 1 : 0;
  let found: { readonly expected: number; readonly better: number } | null = null;
  for (const { recipe, looks, bytes } of ranked) {
    // One that may be smaller still is tried as well, as far as tries are left.
    if (found !== null && bytes > nearly * found.expected) break;
    // Where every pixel can be kept, there is no use in what never looks good enough.
    if (lossless !== null && bytes === Number.POSITIVE_INFINITY) break;
    const better: number = found?.better ?? 0;
    let last = better;
    const { quality } = await searchSimilarity(
      async (quality) => {
        const { strict, data } = await attempt(recipe, quality, bytes);
        last = strict - looks(quality);
        // What is larger than the source already will not be delivered, and a better one is larger still.
        return strict < least && data.length >= work.facts.bytes ? null : strict;
      },
      { least, range: recipe.range, guess: (quality) => looks(quality) + better },
      found === null
        ? { tries: mostTries - tried.length - kept, more: kept, sure: true }
        : { tries: mostTries - tried.length, more: 0, sure: false },
    );
    if (quality !== null) found ??= { expected: bytes, better: last };
  }
}

/** Whether keeping every pixel may be smaller than the best recipe. Where nothing is known it is tried. */
async function isWorthIt(
  lossless: LosslessWay,
  part: Part | null,
  bytes: number | undefined,
): Promise<boolean> {
  if (lossless.first || part === null || bytes === undefined) return true;
  return (await lossless.bytesOf(part.pixels)) / part.share < hardlyMore * bytes;
}

/** Judged: with how it looks. */
type Judged = Candidate & Looks;

function bestOf(tried: readonly Judged[], least: number): Candidate {
  const good = tried.filter(({ strict }) => strict >= least);
  const [first, ...others] = good.length > 0 ? good : tried;
  if (first === undefined) throw new TypeError('nothing was tried');
  const smallest = Math.min(...good.map(({ data }) => data.length));
  const fits = ({ data }: Judged): boolean => data.length <= sameBytes * smallest;
  const better = (a: Judged, b: Judged): boolean =>
    good.length > 0 && fits(a) !== fits(b) ? fits(a) : a.strict > b.strict;
  const { strict, ...best } = others.reduce((found, each) => (better(each, found) ? each : found), first);
  return { ...best, reached: strict >= least };
}

/** Bytes of a file besides its picture's, about. */
const headers: Partial<Record<ImageFormat, number>> = { jpeg: 400, png: 150, webp: 40 };
/** What a result with colours that are off lacks, points of similarity, so that a search goes on above it. */
const offBy = 3;
/** In what a part takes: what is larger than this is hardly smaller in the whole. */
const nearly = 1.04;
/** The same between what keeps every pixel and what does not. */
const hardlyMore = 1.25;
