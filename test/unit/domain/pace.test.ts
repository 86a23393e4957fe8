import fc from 'fast-check';
import { expect, test } from 'vitest';
import { advancePace, unstartedPace } from '../../../src/domain/pace.ts';

const start = Date.parse('2026-01-01T12:00:00Z');
const hour = 3_600_000;

function paceOver(times: readonly number[]) {
  return times.reduce((pace, time) => advancePace(pace, new Date(time)), unstartedPace);
}

test('counts the time between finishes, and no pause', () => {
  const times = [0, 1000, 3000, 3000 + hour, 4000 + hour].map((offset) => start + offset);
  expect(paceOver(times).activeMilliseconds).toBe(4000);
});

test('goes on counting from where a clock was set back to', () => {
  const times = [0, 1000, 2000, 2000 - hour, 5000 - hour].map((offset) => start + offset);
  expect(paceOver(times)).toEqual({ activeMilliseconds: 5000, lastAt: new Date(start + 5000 - hour) });
});

test('never counts more than what passed, however often the clock is set', () => {
  const tick = fc.record({
    passed: fc.integer({ min: 0, max: 8000 }),
    setBack: fc.constantFrom(0, 0, 0, hour, 90_000),
  });
  fc.assert(
    fc.property(fc.array(tick, { minLength: 1, maxLength: 40 }), (ticks) => {
      let clock = start;
      let total = 0;
      let counted = 0;
      const times = [clock];
      for (const { passed, setBack } of ticks) {
        clock += passed - setBack;
        total += passed;
        if (setBack === 0) counted += passed;
        times.push(clock);
      }
      const { activeMilliseconds } = paceOver(times);
      expect(activeMilliseconds).toBe(counted);
      expect(activeMilliseconds).toBeLessThanOrEqual(total);
    }),
  );
});
