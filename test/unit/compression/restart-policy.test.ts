import { expect, test } from 'vitest';
import { restartPolicy } from '../../../src/compression/restart-policy.ts';

/** Up, and ended again; the pauses before its next start. */
function live(policy: ReturnType<typeof restartPolicy>, times: number, condemned = false): number[] {
  return Array.from({ length: times }, () => {
    policy.cameUp();
    return policy.ended('SIGSEGV', condemned);
  });
}

test('starts it again at once, then ever more slowly, until an image is finished', () => {
  const policy = restartPolicy();
  expect(live(policy, 9)).toEqual([0, 100, 200, 400, 800, 1600, 3200, 5000, 5000]);
  policy.worked();
  expect(live(policy, 2)).toEqual([0, 100]);
});

test('one bad image is no outage; a fourth death in a row is, until the process is up', () => {
  const policy = restartPolicy();
  live(policy, 3);
  expect(policy.lostReason()).toBeNull();
  live(policy, 1);
  expect(policy.lostReason()).toContain('SIGSEGV');
  policy.cameUp();
  expect(policy.lostReason()).toBeNull();
  policy.worked();
  live(policy, 3);
  expect(policy.lostReason()).toBeNull();
});

test('a start that fails is an outage at once', () => {
  const policy = restartPolicy();
  live(policy, 1);
  policy.ended('exit code 1', false);
  expect(policy.lostReason()).toContain('exit code 1');
  policy.cameUp();
  expect(policy.lostReason()).toBeNull();
});

test('kills at deadlines are no deaths, however many', () => {
  const policy = restartPolicy();
  expect(live(policy, 10, true)).toEqual(Array(10).fill(0));
  expect(policy.lostReason()).toBeNull();
});
