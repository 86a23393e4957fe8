import { HalftoneError } from './halftone-error.ts';

/** The idempotency key was used before, with another file or other options. */
export class IdempotencyConflictError extends HalftoneError {
  constructor(key: string, requestId: string) {
    super(
      'IDEMPOTENCY_CONFLICT',
      409,
      `The idempotency key ${JSON.stringify(key)} was already used for request ${requestId}, with a different file or different options. Use a new key.`,
    );
  }
}
