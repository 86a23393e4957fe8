import { describe, expect, it } from 'vitest';
import { emptyCounters } from '../../../src/domain/counters.ts';
import { isFinished, type RequestStatus } from '../../../src/domain/request.ts';
import { isOpen, nextStep, retryOf } from '../../../src/store/policy/controlling.ts';

const failures = { ...emptyCounters, imagesFailed: 1 };
const statuses: RequestStatus[] = [
  'QUEUED',
  'PROCESSING',
  'CANCELING',
  'COMPLETED',
  'COMPLETED_WITH_ERRORS',
  'FAILED',
  'CANCELED',
];

describe('control', () => {
  it('claims and cancels what is neither finished nor being cancelled', () => {
    for (const status of statuses) expect(isOpen(status)).toBe(!isFinished(status) && status !== 'CANCELING');
  });

  it.each([
    ['canceling', 'CANCELING', failures, false],
    ['start', 'FAILED', failures, false],
    ['start', 'PROCESSING', failures, true],
    ['going', 'PROCESSING', emptyCounters, true],
    ['nothing', 'COMPLETED', emptyCounters, false],
  ] as const)('a retry is %s in %s', (kind, status, counters, retrying) => {
    expect(retryOf({ status, counters }, retrying)).toBe(kind);
  });

  it('cancelling goes before retrying', () => {
    expect(nextStep('CANCELING', true)).toBe('cancel');
    expect(nextStep('PROCESSING', true)).toBe('retry');
    for (const status of statuses) {
      if (status !== 'CANCELING') expect(nextStep(status, false)).toBe('nothing');
    }
  });
});
