import { expect, test } from 'vitest';
import { createJobBacklog } from '../../../src/compression/job-backlog.ts';
import type { PendingJob } from '../../../src/compression/pending-job.ts';
import { compression, thumbnail } from './pool-jobs.ts';

function inFlightOf(...jobs: readonly PendingJob[]): Map<number, PendingJob> {
  return new Map(jobs.map((job) => [job.id, job]));
}

/** The job as it was submitted so many milliseconds ago. */
function aged(job: PendingJob, age: number): PendingJob {
  return { ...job, submittedAt: performance.now() - age };
}

test('compressions come in the order they were added, as many at a time as there are threads', () => {
  const backlog = createJobBacklog(2);
  const [first, second, third] = [compression(1), compression(2), compression(3)];
  for (const job of [first, second, third]) backlog.add(job);
  expect(backlog.take(inFlightOf())).toBe(first);
  expect(backlog.take(inFlightOf(first))).toBe(second);
  expect(backlog.take(inFlightOf(first, second))).toBeUndefined();
  expect(backlog.length).toBe(1);
  expect(backlog.take(inFlightOf(second))).toBe(third);
  expect(backlog.take(inFlightOf())).toBeUndefined();
});

test('a job that is innocent of the end of its process comes before those that never ran', () => {
  const backlog = createJobBacklog(4);
  const [waiting, one, other] = [compression(1), compression(2), compression(3)];
  backlog.add(waiting);
  backlog.addFirst([one, other]);
  expect([1, 2, 3].map(() => backlog.take(inFlightOf())?.id)).toEqual([2, 3, 1]);
});

test('a suspect waits until nothing runs, goes before all others, and nothing runs beside it', () => {
  const backlog = createJobBacklog(4);
  const running = compression(1);
  const suspect = { ...compression(2), suspect: true };
  const returned = compression(3);
  backlog.add(compression(4));
  backlog.addSuspects([suspect]);
  backlog.addFirst([returned]);
  expect(backlog.take(inFlightOf(running))).toBeUndefined();
  expect(backlog.take(inFlightOf())).toBe(suspect);
  expect(backlog.take(inFlightOf(suspect))).toBeUndefined();
  expect(backlog.take(inFlightOf())).toBe(returned);
});

test('a thumbnail lets compressions go first until it has waited long, and then only one runs at a time', () => {
  const backlog = createJobBacklog(4);
  // Submitted in the future: however slow this machine is, it has not waited.
  const patient = aged(thumbnail(1), -600_000);
  backlog.add(patient);
  backlog.add(compression(2));
  expect(backlog.take(inFlightOf())?.id).toBe(2);
  expect(backlog.take(inFlightOf())).toBe(patient);

  const [first, second] = [aged(thumbnail(3), 1_000), aged(thumbnail(4), 1_000)];
  for (const job of [first, second, compression(5)]) backlog.add(job);
  expect(backlog.take(inFlightOf())).toBe(first);
  expect(backlog.take(inFlightOf(first))?.id).toBe(5);
  expect(backlog.take(inFlightOf(first))).toBe(second);
});

test('a kind that is full takes no more, and the other kind still does', () => {
  const backlog = createJobBacklog(1);
  const full = 'Too many images are waiting for the compressor';
  const [large, small] = [compression(1), thumbnail(2)];
  for (let n = 0; n < 10_000; n += 1) backlog.add(large);
  expect(() => backlog.add(large)).toThrow(full);
  for (let n = 0; n < 1_000; n += 1) backlog.add(small);
  expect(() => backlog.add(small)).toThrow(full);
  expect([backlog.length, backlog.compressions]).toEqual([11_000, 10_000]);
  // What has run already is never turned away.
  backlog.addFirst([large]);
  expect(backlog.compressions).toBe(10_001);
});

test('takes a job out wherever it waits, and all of them at the end', () => {
  const backlog = createJobBacklog(4);
  const [small, large, suspect, running] = [thumbnail(1), compression(2), compression(3), compression(4)];
  backlog.add(small);
  backlog.add(large);
  backlog.add(compression(5));
  backlog.addSuspects([suspect, compression(6)]);
  for (const job of [small, large, suspect, running]) backlog.remove(job);
  expect(backlog.length).toBe(2);
  expect(
    backlog
      .clear()
      .map(({ id }) => id)
      .sort(),
  ).toEqual([5, 6]);
  expect([backlog.length, backlog.compressions]).toEqual([0, 0]);
  expect(backlog.take(inFlightOf())).toBeUndefined();
});
