import { ImageError, type ImageErrorCode } from '../src/domain/image-error.ts';
import { type ErrorRecord, isError, toErrorRecord } from '../src/log/error-record.ts';
import { type CompressImageJob, type CompressImageResult, compressImage } from './compress-image.ts';

/** Plain data, since an error loses its class on the way between threads. */
export type CompressTaskAnswer =
  | { readonly result: CompressImageResult }
  | { readonly error: { readonly code: ImageErrorCode; readonly message: string } }
  /** A failure of ours. */
  | { readonly fault: ErrorRecord };

/** What a thread of the pool runs. */
export default async function compressTask(job: CompressImageJob): Promise<CompressTaskAnswer> {
  try {
    return { result: await compressImage(job) };
  } catch (error) {
    if (error instanceof ImageError) return { error: { code: error.code, message: error.message } };
    return { fault: toErrorRecord(isError(error) ? error : new Error(String(error))) };
  } finally {
    if (job.facts.width * job.facts.height > manyPixels) globalThis.gc?.();
  }
}

/** Above so many, memory that waits for V8's next collection is a good part of the pool's; below, a collection costs more. */
const manyPixels = 8e6;
