import { leastSimilarity, type VisualTarget } from '../../src/domain/compression-options.ts';
import { type Candidate, encoded } from '../candidate.ts';
import { judgeOf, type Looks } from './judge.ts';
import { type LosslessWay, losslessWay } from './lossless-way.ts';
import { type Part, partOf } from './part-of.ts';
import { type RankedRecipe, rankRecipes } from './rank-recipes.ts';
import type { Subject } from './recipe.ts';
import { mostTries, searchSimilarity } from './search-similarity.ts';
import type { VisualWork } from './visual-work.ts';

/** The smallest file that looks as good as asked; where there is none, the one that comes nearest. */
export async function visualCandidate(work: VisualWork, visual: VisualTarget): Promise<Candidate> {
  const { picture, plan, facts } = work;
  const { pixels } = picture;
  if (pixels === null) throw new TypeError('what results are compared with was not kept');
  const least = leastSimilarity[visual];
  const judge = judgeOf(pixels, plan.animated ? facts : null);
  const part = plan.animated ? null : partOf(pixels);
  const ranked = await rankRecipes(work, pixels, part, visual);
  const lossless = losslessWay(work, pixels, judge);
  const tried: Judged[] = [];
  if (lossless !== null && (await isWorthIt(lossless, part, ranked))) tried.push(await lossless.run());
  // Where nothing else will do, the last try is for every pixel as it is.
  const kept = lossless !== null && tried.length === 0 ? 1 : 0;
  const subject: Subject = { open: picture.open, pixels };
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
        const candidate = await encoded(recipe.encode(subject, quality, bytes), picture, quality);
        const { strict, similarity } = await judge(candidate.data);
        tried.push({ ...candidate, quality: recipe.hidesQuality ? null : quality, similarity, strict });
        last = strict - looks(quality);
        // What is larger than the source already will not be delivered, and a better one is larger still.
        return strict < least && candidate.data.length >= facts.bytes ? null : strict;
      },
      { least, range: recipe.range, guess: (quality) => looks(quality) + better },
      found === null
        ? { tries: mostTries - tried.length - kept, more: kept, sure: true }
        : { tries: mostTries - tried.length, more: 0, sure: false },
    );
    if (quality !== null) found ??= { expected: bytes, better: last };
  }
  const none = !tried.some(({ strict }) => strict >= least);
  if (lossless !== null && none && tried.length < mostTries) tried.push(await lossless.run());
  return { ...bestOf(tried, least), encodes: tried.length };
}

/** Whether keeping every pixel may be smaller than the best recipe. Where nothing is known it is tried. */
async function isWorthIt(
  lossless: LosslessWay,
  part: Part | null,
  [best]: readonly RankedRecipe[],
): Promise<boolean> {
  if (lossless.first || part === null || best === undefined) return true;
  return (await lossless.bytesOf(part.pixels)) / part.share < hardlyMore * best.bytes;
}

/** Judged: with how it looks. */
type Judged = Candidate & Looks;

function bestOf(tried: readonly Judged[], least: number): Candidate {
  const good = tried.filter(({ strict }) => strict >= least);
  const [first, ...others] = good.length > 0 ? good : tried;
  if (first === undefined) throw new TypeError('nothing was tried');
  const better = (a: Judged, b: Judged): boolean =>
    good.length > 0 ? a.data.length < b.data.length : a.strict > b.strict;
  const { strict, ...best } = others.reduce((found, each) => (better(each, found) ? each : found), first);
  return { ...best, reached: strict >= least };
}

/** In what a part takes: what is larger than this is hardly smaller in the whole. */
const nearly = 1.04;
/** The same between what keeps every pixel and what does not. */
const hardlyMore = 1.25;
