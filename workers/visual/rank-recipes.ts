import { leastSimilarity, type VisualTarget } from '../../src/domain/compression-options.ts';
import type { Pixels } from '../pixels.ts';
import { sixScales } from '../similarity/repeated.ts';
import { ownJpegWay } from './own-jpeg-way.ts';
import type { Part } from './part-of.ts';
import type { Recipe } from './recipe.ts';
import { recipes } from './recipes.ts';
import { rehearseLooks } from './rehearse-looks.ts';
import type { LooksAt } from './similarity-curve.ts';
import type { VisualWork } from './visual-work.ts';

export interface RankedRecipe {
  readonly recipe: Recipe;
  /** Similarity to expect. */
  readonly looks: LooksAt;
  /** Bytes of the whole to expect; infinite where it never looks good enough, 0 where nothing is known. */
  readonly bytes: number;
}

/** The ways there are to encode a picture at a target. */
export function waysOf(
  work: VisualWork,
  visual: VisualTarget,
  part: Part | null,
  triesCostLittle: boolean,
): readonly Recipe[] {
  const { plan, facts, options, picture } = work;
  const range = { lowest: options.minQuality ?? (plan.format === 'jpeg' ? coarsestJpeg : 1), highest: 100 };
  const ways = recipes(plan.format, visual, options, range, plan.animated ? facts : null).filter(
    // Other pixels than the file's have its metadata no more.
    ({ hidesQuality, seldom }) =>
      !(hidesQuality && picture.encodesFromFile) && (triesCostLittle || seldom !== true),
  );
  const own = visual === 'LOSSLESS' && part !== null ? ownJpegWay(work) : null;
  return own === null ? ways : [...ways, own];
}

/** The recipes by the bytes that a part of the picture takes, the fewest first; without a part, as they are. */
export async function rankRecipes(
  ways: readonly Recipe[],
  pixels: Pixels,
  part: Part | null,
  visual: VisualTarget,
): Promise<readonly RankedRecipe[]> {
  const tiny = Math.min(pixels.width, pixels.height) < sixScales;
  const last = ({ sharpColours }: Recipe): number => (tiny && sharpColours === false ? 1 : 0);
  if (part === null) {
    const ordered = ways.toSorted((a, b) => last(a) - last(b));
    return ordered.map((recipe) => ({ recipe, looks: recipe.usual, bytes: 0 }));
  }
  const rehearse = rehearseLooks(part, leastSimilarity[visual]);
  const ranked: RankedRecipe[] = [];
  for (const recipe of ways) {
    const { looks, bytes } = await rehearse(recipe);
    // Of two that are nearly equal the one that usually is better stays first.
    ranked.push({ recipe, looks, bytes: bytes / part.share / clearly ** ranked.length });
  }
  return ranked.sort((a, b) => last(a.recipe) - last(b.recipe) || a.bytes - b.bytes);
}

/** Below, a JPEG's colours of flat areas move by steps that are seen, and that the measure, made for structure, skips. */
const coarsestJpeg = 8;

/** A part says what is smaller only so well. */
const clearly = 0.98;
