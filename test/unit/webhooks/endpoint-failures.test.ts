import { expect, test } from 'vitest';
import type { WebhookDelivery } from '../../../src/webhooks/delivery.ts';
import { createEndpointFailures, disabledAfter } from '../../../src/webhooks/endpoint-failures.ts';

const day = 24 * 3_600_000;
const start = new Date('2026-03-01T00:00:00Z').getTime();
const at = (days: number) => new Date(start + days * day);

function delivery(attemptDays: readonly number[] = [], owner = 'default'): WebhookDelivery {
  const attempts = attemptDays.map((days) => ({
    at: at(days),
    statusCode: 500,
    duration: 1,
    response: '',
    error: 'The endpoint answered 500.',
  }));
  return {
    id: 'msg_1',
    owner,
    requestId: 'req_1',
    event: 'PRODUCT_FINISHED',
    position: 0,
    url: 'https://hooks.example.com/in',
    status: 'PENDING',
    attempts,
    nextAttemptAt: at(0),
    createdAt: at(0),
  };
}

test('counts from the first of an unbroken row of failures', () => {
  const failures = createEndpointFailures();
  expect(failures.failed(delivery(), at(0))).toBe(0);
  for (const days of [1, 2, 3, 4]) expect(failures.failed(delivery(), at(days))).toBe(days * day);
  expect(failures.failed(delivery(), at(5))).toBe(disabledAfter);
});

test('a success begins the count again, whatever a delivery went through before it', () => {
  const failures = createEndpointFailures();
  failures.failed(delivery(), at(0));
  failures.succeeded(delivery(), at(1));
  expect(failures.failed(delivery([0, 0.5]), at(1.5))).toBe(0);
  expect(failures.failed(delivery([0, 0.5]), at(2))).toBe(0.5 * day);
});

test('after a restart the earlier attempts of a delivery count', () => {
  expect(createEndpointFailures().failed(delivery([0, 1, 2]), at(3))).toBe(3 * day);
});

test('failures far apart, with nothing tried between them, are no row', () => {
  const failures = createEndpointFailures();
  failures.failed(delivery(), at(0));
  expect(failures.failed(delivery(), at(6))).toBe(0);
});

test('an endpoint is one tenant’s', () => {
  const failures = createEndpointFailures();
  failures.failed(delivery(), at(0));
  expect(failures.failed(delivery([], 'other'), at(1))).toBe(0);
});
