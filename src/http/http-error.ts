import { HalftoneError } from '../domain/halftone-error.ts';

/** There is nothing at this address, or nothing that who asks may know of. */
export function notFound(): HalftoneError {
  return new HalftoneError('NOT_FOUND', 404, 'There is nothing at this address.');
}

/** @param needs what is missing, as the beginning of a sentence. */
export function unauthenticated(needs = 'This server needs an API key'): HalftoneError {
  return new HalftoneError('UNAUTHENTICATED', 401, `${needs}, sent as \`Authorization: Bearer <key>\`.`);
}

/** @param message public: what was refused and how to fix it. */
export function forbidden(message: string): HalftoneError {
  return new HalftoneError('FORBIDDEN', 403, message);
}
