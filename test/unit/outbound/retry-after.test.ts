import { describe, expect, it } from 'vitest';
import { retryAfter } from '../../../src/outbound/retry-after.ts';

const now = Date.parse('Wed, 21 Oct 2026 07:28:00 GMT');

describe('retryAfter', () => {
  it.each([
    ['7', 7_000],
    [' 0 ', 0],
    ['Wed, 21 Oct 2026 07:28:30 GMT', 30_000],
    ['Wed, 21 Oct 2026 07:00:00 GMT', 0],
    ['86400', 300_000],
    ['Thu, 22 Oct 2026 07:28:00 GMT', 300_000],
    ['9'.repeat(400), 300_000],
    ['soon', undefined],
    ['', undefined],
    [null, undefined],
  ])('reads %j as %j ms', (header, expected) => {
    expect(retryAfter(header, now)).toBe(expected);
  });
});
