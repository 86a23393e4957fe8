import { describe, expect, it } from 'vitest';
import { askedAnew, standingOf } from '../../../src/store/policy/standing.ts';

describe('a delivery', () => {
  const nextAttemptAt = new Date();

  it('has failed when it waits for a webhook that is disabled, and stands as it is otherwise', () => {
    expect(standingOf({ status: 'PENDING', nextAttemptAt }, true)).toEqual({
      status: 'FAILED',
      nextAttemptAt: null,
    });
    for (const standing of [
      { status: 'PENDING', nextAttemptAt } as const,
      { status: 'DELIVERED', nextAttemptAt: null } as const,
      { status: 'FAILED', nextAttemptAt: null } as const,
    ]) {
      expect(standingOf(standing, false)).toEqual(standing);
      if (standing.status !== 'PENDING') expect(standingOf(standing, true)).toEqual(standing);
    }
  });

  it('has a fresh schedule when it is asked for anew', () => {
    const attempt = { at: new Date(), statusCode: 500, duration: 1, response: null, error: 'no' };
    expect(askedAnew({ attempts: [attempt, attempt] }, nextAttemptAt)).toEqual({
      status: 'PENDING',
      nextAttemptAt,
      priorAttempts: 2,
    });
  });
});
