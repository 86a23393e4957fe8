import { HalftoneError } from '../domain/halftone-error.ts';

/** The store cannot be reached or cannot take writes for now; nothing was changed, try again. */
export class StoreUnavailableError extends HalftoneError {
  constructor(reason: string, options?: ErrorOptions) {
    super('STORE_UNAVAILABLE', 503, `The store is not available: ${reason}`, options);
  }
}

/** Another server owns this store; raised when one starts. `message` says how to fix it. */
export class StoreOwnedError extends HalftoneError {
  constructor(message: string) {
    super('STORE_OWNED', 503, message);
  }
}
