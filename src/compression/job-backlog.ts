import { ImageError } from '../domain/image-error.ts';
import type { PendingJob } from './pending-job.ts';
import { isThumbnailsTurn, mostThumbnails } from './thumbnails-turn.ts';

/** The jobs that wait for the pool, and which of them comes next. */
export interface JobBacklog {
  /** Jobs of every kind that wait. */
  readonly length: number;
  /** Compressions that wait. */
  readonly compressions: number;
  /** Behind its own kind. @throws ImageError when very many wait */
  add(job: PendingJob): void;
  /** Before all others: jobs that are innocent of the end of their process. */
  addFirst(jobs: readonly PendingJob[]): void;
  /** Jobs that may have ended their process: they run alone, before all others. */
  addSuspects(jobs: readonly PendingJob[]): void;
  /** Takes the next job that may run beside those that run now; undefined: none may. */
  take(inFlight: ReadonlyMap<number, PendingJob>): PendingJob | undefined;
  /** Takes one out, if it waits. */
  remove(job: PendingJob): void;
  /** Takes all out. */
  clear(): PendingJob[];
}

/** Past this a caller has not asked `whenCapacity`. */
const mostCompressions = 10_000;

/** @param threads jobs that may run at a time */
export function createJobBacklog(threads: number): JobBacklog {
  const compressions: PendingJob[] = [];
  const thumbnails: PendingJob[] = [];
  const suspects: PendingJob[] = [];
  const all = [compressions, thumbnails, suspects];

  return {
    get length() {
      return all.reduce((sum, jobs) => sum + jobs.length, 0);
    },
    get compressions() {
      return compressions.length;
    },
    add(job) {
      const isCompression = job.job.type === 'compress';
      const [jobs, most] = isCompression ? [compressions, mostCompressions] : [thumbnails, mostThumbnails];
      if (jobs.length >= most)
        throw new ImageError('INTERNAL', 'Too many images are waiting for the compressor. Try again later.');
      jobs.push(job);
    },
    addFirst: (jobs) => void compressions.unshift(...jobs),
    addSuspects: (jobs) => void suspects.unshift(...jobs),
    take(inFlight) {
      if ([...inFlight.values()].some(({ suspect }) => suspect)) return undefined;
      if (suspects.length > 0) return inFlight.size === 0 ? suspects.shift() : undefined;
      if (inFlight.size >= threads) return undefined;
      return (isThumbnailsTurn(thumbnails, compressions, inFlight) ? thumbnails : compressions).shift();
    },
    remove(job) {
      for (const jobs of all) {
        const at = jobs.indexOf(job);
        if (at >= 0) jobs.splice(at, 1);
      }
    },
    clear: () => all.flatMap((jobs) => jobs.splice(0)),
  };
}
