import fc from 'fast-check';
import { expect, test } from 'vitest';
import { usualLooks } from '../../../workers/visual/recipe.ts';
import { mostTries, searchSimilarity } from '../../../workers/visual/search-similarity.ts';

const usual = usualLooks(40, 73, 93);
const range = { lowest: 1, highest: 100 };

/** Searches a picture whose similarity is known, and counts. */
async function search(looks: (quality: number) => number, least: number) {
  const tried: number[] = [];
  const { quality } = await searchSimilarity(
    async (quality) => {
      tried.push(quality);
      return looks(quality);
    },
    { least, range, guess: usual },
    { tries: mostTries, more: 0, sure: true },
  );
  return { quality, tried };
}

test('finds the lowest quality, or one next to it, where pictures look about as most do', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.double({ min: -8, max: 8, noNaN: true }),
      fc.double({ min: 0.85, max: 1.15, noNaN: true }),
      fc.constantFrom(65, 80),
      async (shift, stretch, least) => {
        const looks = (quality: number): number => usual(quality * stretch) + shift;
        const wanted = Array.from({ length: 100 }, (_, i) => i + 1).find(
          (quality) => looks(quality) >= least,
        );
        const { quality, tried } = await search(looks, least);
        expect(tried.length).toBeLessThanOrEqual(mostTries);
        expect(new Set(tried).size).toBe(tried.length);
        if (wanted === undefined) expect(quality).toBeNull();
        else {
          expect(quality).not.toBeNull();
          expect(quality! - wanted).toBeGreaterThanOrEqual(0);
          expect(quality! - wanted).toBeLessThanOrEqual(2);
        }
      },
    ),
  );
});

test('whatever a picture looks like: few tries, and nothing that was not good enough', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.double({ min: -50, max: 100, noNaN: true }), { minLength: 100, maxLength: 100 }),
      fc.constantFrom(65, 80, 90),
      async (values, least) => {
        const { quality, tried } = await search((quality) => values[quality - 1]!, least);
        expect(tried.length).toBeLessThanOrEqual(mostTries);
        if (quality !== null) expect(values[quality - 1]).toBeGreaterThanOrEqual(least);
      },
    ),
  );
});

test('stops where it is told that nothing higher is worth a try', async () => {
  let tries = 0;
  const { quality } = await searchSimilarity(
    async () => {
      tries++;
      return null;
    },
    { least: 80, range, guess: usual },
    { tries: mostTries, more: 0, sure: true },
  );
  expect([quality, tries]).toEqual([null, 1]);
});
