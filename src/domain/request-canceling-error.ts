import { HalftoneError } from './halftone-error.ts';

/** A retry was asked for while the request is being cancelled. */
export class RequestCancelingError extends HalftoneError {
  constructor(requestId: string) {
    super(
      'REQUEST_CANCELING',
      409,
      `Request ${requestId} is being cancelled. Retry its failed images when its status is CANCELED.`,
    );
  }
}
