import { HalftoneError } from './halftone-error.ts';

/** A retry was asked for where no image has failed. */
export class NothingToRetryError extends HalftoneError {
  constructor(requestId: string) {
    super('NOTHING_TO_RETRY', 409, `Request ${requestId} has no failed images.`);
  }
}
