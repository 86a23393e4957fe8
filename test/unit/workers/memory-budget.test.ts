import { setImmediate as turn } from 'node:timers/promises';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { memoryBudget } from '../../../workers/memory-budget.ts';

test('lets in, in order, what fits together, and alone what never fits; all get their turn', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.integer({ min: 1, max: 100 }),
      fc.array(fc.integer({ min: 1, max: 150 }), { minLength: 1, maxLength: 30 }),
      fc.infiniteStream(fc.nat()),
      async (total, sizes, choices) => {
        const budget = memoryBudget(1, total);
        const running = new Map<number, () => void>();
        const admitted: number[] = [];
        sizes.forEach((bytes, i) => {
          const start = (release: () => void): void => {
            admitted.push(i);
            running.set(i, release);
          };
          const release = budget.tryAcquire(bytes);
          if (release !== null) start(release);
          else void budget.acquire(bytes).then(start);
        });
        await turn();
        while (running.size > 0) {
          const used = [...running.keys()].reduce((sum, i) => sum + (sizes[i] ?? 0), 0);
          expect(used <= total || running.size === 1).toBe(true);
          // Nobody waits who would fit.
          const next = sizes[admitted.length];
          if (next !== undefined) expect(used + next).toBeGreaterThan(total);
          const ids = [...running.keys()];
          const choice: number = choices.next().value;
          const id = ids[choice % ids.length] ?? 0;
          running.get(id)?.();
          running.delete(id);
          await turn();
        }
        expect(admitted).toEqual(sizes.map((_, i) => i));
      },
    ),
    { numRuns: 50 },
  );
});
