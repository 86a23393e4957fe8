import { HalftoneError } from '../halftone-error.ts';

/** Files cannot be read or written for now (full, read-only, away); nothing was changed, try again. */
export class FilesUnavailableError extends HalftoneError {
  constructor(reason: string, options?: ErrorOptions) {
    super('FILES_UNAVAILABLE', 503, `The file store is not available: ${reason}`, options);
  }
}
