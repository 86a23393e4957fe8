import sharp from 'sharp';
import { expect, test } from 'vitest';
import type { Recipe } from '../../../workers/visual/recipe.ts';
import { tryOnPart } from '../../../workers/visual/try-on-part.ts';

/** A picture that says its quality by its colour. */
const recipe: Recipe = {
  encode: (_, quality) =>
    sharp({ create: { width: 8, height: 8, channels: 3, background: { r: quality, g: 0, b: 0 } } }).png(),
  range: { lowest: 1, highest: 100 },
  usual: () => 0,
};

test('no more is hoped for of a quality between two than of the higher one', async () => {
  const [width, height] = [240, 240];
  const pixels = { data: Buffer.alloc(3 * width * height), width, height, channels: 3 as const };
  const subject = { open: () => sharp(pixels.data, { raw: { width, height, channels: 3 } }), pixels };
  const looked = new Map<number, number>();
  // Rises, but for every other step, as palettes of more colours do now and then.
  const look = async (file: Buffer): Promise<number> => {
    const quality = (await sharp(file).raw().toBuffer())[0]!;
    const similarity = 60 + quality / 5 - (looked.size % 2) * 10;
    looked.set(quality, similarity);
    return similarity;
  };
  const tries = await tryOnPart(recipe, subject, look, 65);
  const known = [...looked].sort(([a], [b]) => a - b);
  const between = tries.filter(({ quality }) => !looked.has(quality));
  expect(between.length).toBeGreaterThan(20);
  for (const { quality, similarity } of between) {
    const [, above] = known.find(([each]) => each > quality)!;
    expect(similarity).toBeLessThanOrEqual(above);
  }
});
