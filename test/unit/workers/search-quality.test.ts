import fc from 'fast-check';
import { expect, test } from 'vitest';
import { searchQuality } from '../../../workers/search/search-quality.ts';

const predict = (quality: number): number => 2000 * Math.exp(0.03 * quality);

test('finds a size in the window, else the highest quality that fits, else the lowest there is', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.integer({ min: 0, max: 500 }), { minLength: 100, maxLength: 100 }),
      fc.integer({ min: 100, max: 40_000 }),
      fc.integer({ min: 1, max: 40 }),
      fc.integer({ min: 41, max: 100 }),
      async (steps, limit, lowest, highest) => {
        let total = 100;
        const sizes = steps.map((step) => (total += step));
        const bytesAt = (quality: number): number => sizes[quality - 1] ?? 0;
        let encodes = 0;
        const found = await searchQuality(
          async (quality) => {
            encodes += 1;
            return bytesAt(quality);
          },
          { limit, floor: limit * 0.9 },
          { lowest, highest },
          predict,
        );
        expect(encodes).toBeLessThanOrEqual(12);
        expect(found.bytes).toBe(bytesAt(found.quality));
        if (bytesAt(lowest) > limit) expect(found.quality).toBe(lowest);
        else {
          expect(found.bytes).toBeLessThanOrEqual(limit);
          if (found.bytes < limit * 0.9 && found.quality < highest)
            expect(bytesAt(found.quality + 1)).toBeGreaterThan(limit);
        }
      },
    ),
  );
});
