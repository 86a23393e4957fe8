import { HalftoneError } from './halftone-error.ts';

/** A retry was asked for where no image has failed. */
export class NothingToRetryError extends HalftoneError {
  constructor(requestId: string) {
    super('NOTHING_TO_RETRY', 409, `No image of request ${requestId} has failed.`);
  }
}
