import { type PendingJob, pendingJob } from '../../../src/compression/pending-job.ts';
import { defaultCompressionOptions } from '../../../src/domain/compression-options.ts';

/** A compression that was just submitted. */
export function compression(id: number, signal = new AbortController().signal): PendingJob {
  const job = { type: 'compress', ...pathsOf(id), options: defaultCompressionOptions } as const;
  return pendingJob(id, job, signal, () => {});
}

/** A thumbnail that was just asked for. */
export function thumbnail(id: number): PendingJob {
  return pendingJob(id, { type: 'thumbnail', ...pathsOf(id) }, new AbortController().signal, () => {});
}

function pathsOf(id: number) {
  return { input: `in-${id}`, output: `out-${id}` };
}
