import { expect, test } from 'vitest';
import { createJobBacklog } from '../../../src/compression/job-backlog.ts';
import { judgeLost } from '../../../src/compression/judge-lost.ts';
import type { PendingJob } from '../../../src/compression/pending-job.ts';
import { compression } from './pool-jobs.ts';

const nothingRuns: ReadonlyMap<number, PendingJob> = new Map();

test('a late job fails, and those that were beside it go first again without suspicion', async () => {
  const backlog = createJobBacklog(4);
  const [late, beside, next] = [compression(1), compression(2), compression(3)];
  backlog.add(next);
  expect(judgeLost([late, beside], late, backlog)).toEqual([]);
  await expect(late.promise).rejects.toMatchObject({ code: 'COMPRESSION_TIMEOUT' });
  expect([beside.answered, beside.suspect, beside.deathsAlone]).toEqual([false, false, 0]);
  expect([1, 2].map(() => backlog.take(nothingRuns))).toEqual([beside, next]);
  expect(backlog.length).toBe(0);
});

test('where a process died by itself, what was in it runs again one at a time', () => {
  const backlog = createJobBacklog(4);
  const [one, other, next] = [compression(1), compression(2), compression(3)];
  backlog.add(next);
  expect(judgeLost([one, other], null, backlog)).toEqual([]);
  expect([one, other].map(({ suspect, deathsAlone }) => [suspect, deathsAlone])).toEqual([
    [true, 0],
    [true, 0],
  ]);
  expect(backlog.take(nothingRuns)).toBe(one);
  expect(backlog.take(new Map([[one.id, one]]))).toBeUndefined();
  expect(backlog.take(nothingRuns)).toBe(other);
  expect(backlog.take(nothingRuns)).toBe(next);
});

test('a job alone in two processes that died fails; dying in company never counts', async () => {
  const backlog = createJobBacklog(4);
  const [poison, beside] = [compression(1), compression(2)];
  for (let deaths = 0; deaths < 5; deaths += 1) {
    expect(judgeLost([poison, beside], null, backlog)).toEqual([]);
    backlog.clear();
  }
  expect(judgeLost([poison], null, backlog)).toEqual([]);
  expect(backlog.clear()).toEqual([poison]);
  expect(judgeLost([poison], null, backlog)).toEqual([poison]);
  await expect(poison.promise).rejects.toMatchObject({ code: 'POISONED' });
  expect(backlog.length).toBe(0);
  expect(beside.answered).toBe(false);
});

test('a job whose caller gave up is not run again, however its process ended', async () => {
  const backlog = createJobBacklog(4);
  const caller = new AbortController();
  const [left, beside] = [compression(1, caller.signal), compression(2)];
  caller.abort(new Error('the request was canceled'));
  await expect(left.promise).rejects.toThrow('the request was canceled');
  judgeLost([left, beside], null, backlog);
  expect(backlog.clear()).toEqual([beside]);
  judgeLost([left, beside], beside, backlog);
  await expect(beside.promise).rejects.toMatchObject({ code: 'COMPRESSION_TIMEOUT' });
  judgeLost([left], null, backlog);
  expect(judgeLost([left], null, backlog)).toEqual([]);
  expect(backlog.length).toBe(0);
});

test('a process that died with nothing in it blames nobody', () => {
  const backlog = createJobBacklog(4);
  expect(judgeLost([], null, backlog)).toEqual([]);
  expect(backlog.length).toBe(0);
});
