import { HalftoneError } from '../domain/halftone-error.ts';

/**
 * A URL that Halftone does not fetch for a stranger. `message` says which rule it broke, never which
 * address a name resolved to: that would reveal the network that the server is in.
 */
export class RefusedUrlError extends HalftoneError {
  constructor(message: string) {
    super('URL_REFUSED', 422, message);
  }
}
