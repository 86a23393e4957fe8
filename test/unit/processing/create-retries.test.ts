import { describe, expect, it } from 'vitest';
import { ImageError } from '../../../src/domain/image-error.ts';
import { createPatience } from '../../../src/download/patience.ts';
import { createRetries } from '../../../src/processing/create-retries.ts';

const noJitter = () => 0.5;
const failure = (options: ConstructorParameters<typeof ImageError>[2] = {}) =>
  new ImageError('INCOMPLETE', 'It broke off.', options);

function retries(time = 180_000) {
  const patience = createPatience(time);
  return { patience, next: createRetries(patience, noJitter) };
}

describe('the tries of an image', () => {
  it('follow after 1, 5 and 25 s while nothing is known of its faults', () => {
    const { next } = retries();
    expect([1, 2, 3, 4].map(() => next(failure()))).toEqual([1_000, 5_000, 25_000, null]);
  });

  it('end with the second of two equal faults', () => {
    const { next } = retries();
    expect(next(failure({ fault: 'INCOMPLETE after 500 bytes' }))).toBe(1_000);
    expect(next(failure({ fault: 'INCOMPLETE after 500 bytes' }))).toBeNull();
  });

  it('go on while the faults differ', () => {
    const { next } = retries();
    const faults = ['after 500', 'after 600', null, 'after 500'];
    expect(faults.map((fault) => next(failure({ fault })))).toEqual([1_000, 5_000, 25_000, null]);
  });

  it('end with a fault that was asked for twice already, and with what is not worth a try', () => {
    expect(retries().next(failure({ repeated: true }))).toBeNull();
    expect(retries().next(new ImageError('NOT_FOUND', 'Gone.'))).toBeNull();
  });

  it('end with the time of the image', () => {
    const { next, patience } = retries(10_000);
    expect(next(failure())).toBe(1_000);
    expect(patience.left()).toBe(9_000);
    patience.spend(5_000);
    expect(next(failure())).toBeNull();
  });

  it('wait once beyond it where the host asks for that, with one more try', () => {
    const { next, patience } = retries(60_000);
    const asks = new ImageError('RATE_LIMITED', 'Slow down.', { retryAfter: 240_000 });
    expect(next(asks)).toBe(240_000);
    expect(patience.left()).toBe(30_000);
    expect(next(asks)).toBeNull();
  });

  it('wait as long as a host asks within it', () => {
    const { next, patience } = retries();
    expect(next(new ImageError('SERVER_ERROR', '503', { retryAfter: 20_000 }))).toBe(20_000);
    expect(patience.left()).toBe(160_000);
  });
});
