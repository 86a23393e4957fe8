import fc from 'fast-check';
import { expect, test } from 'vitest';
import { nextAttemptAt, standardDelays } from '../../../src/domain/retry-schedule.ts';
import { askedDelay } from '../../../src/webhooks/asked-delay.ts';

const now = new Date('2026-03-01T12:00:00Z');
const hour = 3_600_000;
const wait = (failures: number, asked: number | null) => {
  const next = nextAttemptAt(failures, now, asked);
  return next === null ? null : next.getTime() - now.getTime();
};

test('waits as Standard Webhooks recommends, up to a fifth longer, then gives up', () => {
  const expected = [5, 300, 1800, 7200, 18_000, 36_000, 50_400, 72_000, 86_400].map((s) => s * 1000);
  expect(standardDelays).toEqual(expected);
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 9 }), (failures) => {
      const delay = expected[failures - 1] ?? 0;
      expect(wait(failures, null)).toBeGreaterThanOrEqual(delay);
      expect(wait(failures, null)).toBeLessThanOrEqual(delay * 1.2);
    }),
  );
  expect(wait(10, null)).toBeNull();
  expect(wait(10, hour)).toBeNull();
});

test('waits longer where the endpoint asks for it, a day at most, and never shorter', () => {
  expect(wait(1, hour)).toBe(hour);
  expect(wait(1, 1000 * hour)).toBe(24 * hour);
  expect(wait(4, 1000)).toBeGreaterThanOrEqual(2 * hour);
});

test('reads Retry-After in seconds and as a date', () => {
  expect(askedDelay('120', now)).toBe(120_000);
  expect(askedDelay('Sun, 01 Mar 2026 12:01:00 GMT', now)).toBe(60_000);
  for (const header of ['0', 'Sun, 01 Mar 2026 11:00:00 GMT', 'soon', '', undefined, ['1', '2']]) {
    expect(askedDelay(header, now)).toBeNull();
  }
});
