import fc from 'fast-check';
import { expect, it } from 'vitest';
import { dctScales, forwardDct } from '../../../workers/jpeg-size/forward-dct.ts';

/** ITU T.81, A.3.3, as it is written there. */
function coefficient(block: readonly number[], row: number, column: number): number {
  const share = (k: number): number => (k === 0 ? Math.SQRT1_2 : 1);
  const wave = (i: number, k: number): number => Math.cos(((2 * i + 1) * k * Math.PI) / 16);
  const sum = block.reduce((total, value, i) => total + value * wave(i >> 3, row) * wave(i & 7, column), 0);
  return (share(row) * share(column) * sum) / 4;
}

const samples = fc.array(fc.double({ min: -128, max: 127, noNaN: true }), { minLength: 64, maxLength: 64 });

it('is the transform of the standard, once scaled, and touches only its own block', () => {
  fc.assert(
    fc.property(samples, samples, (before, block) => {
      const values = Float64Array.from([...before, ...block]);
      forwardDct(values, 64);
      expect([...values.subarray(0, 64)]).toEqual(before);
      for (let i = 0; i < 64; i++) {
        expect(values[64 + i]! * dctScales[i]!).toBeCloseTo(coefficient(block, i >> 3, i & 7), 8);
      }
    }),
  );
});
