import { expect, test } from 'vitest';
import { afterFailure, type EndpointState } from '../../../src/domain/endpoint-failures.ts';

const day = 24 * 3_600_000;
const at = (days: number) => new Date(new Date('2026-03-01T00:00:00Z').getTime() + days * day);

function after(...days: readonly number[]): EndpointState | null {
  return days.reduce<EndpointState | null>((state, time) => afterFailure(state, at(time)), null);
}

test('counts from the first of an unbroken row of failures', () => {
  expect(after(0)).toEqual({ failingSince: at(0), lastFailedAt: at(0) });
  expect(after(0, 1, 2, 3, 4, 5)).toEqual({ failingSince: at(0), lastFailedAt: at(5) });
});

test('failures far apart, with nothing tried between them, are no row', () => {
  expect(after(0, 6, 6.5)).toEqual({ failingSince: at(6), lastFailedAt: at(6.5) });
});
