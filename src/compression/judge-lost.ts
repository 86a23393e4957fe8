import { ImageError } from '../domain/image-error.ts';
import type { JobBacklog } from './job-backlog.ts';
import type { PendingJob } from './pending-job.ts';

const deathsAloneToPoison = 2;

/**
 * Decides of the jobs that were in a process that has ended (docs/design.md, decision 9). Where one was late it
 * fails, and the others wait again. Where the process died by itself each may be the cause: they run again one
 * at a time, and one that was alone twice when its process died fails.
 *
 * @param late the job past its deadline for which the process was killed
 * @returns those that failed as POISONED
 */
export function judgeLost(
  lost: readonly PendingJob[],
  late: PendingJob | null,
  backlog: JobBacklog,
): readonly PendingJob[] {
  if (late !== null) {
    if (!late.answered) {
      late.fail(new ImageError('COMPRESSION_TIMEOUT', 'Compressing the image took too long.'));
    }
    backlog.addFirst(lost.filter(({ answered }) => !answered));
    return [];
  }
  const [first] = lost;
  if (first !== undefined && lost.length === 1) first.deathsAlone += 1;
  const open = lost.filter(({ answered }) => !answered);
  for (const pending of open) pending.suspect = true;
  backlog.addSuspects(open.filter(({ deathsAlone }) => deathsAlone < deathsAloneToPoison));
  const poisoned = open.filter(({ deathsAlone }) => deathsAlone >= deathsAloneToPoison);
  for (const pending of poisoned) {
    pending.fail(new ImageError('POISONED', 'This image crashed the compressor twice.'));
  }
  return poisoned;
}
