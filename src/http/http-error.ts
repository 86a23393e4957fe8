import { HalftoneError } from '../domain/halftone-error.ts';

/** There is nothing at this address, or nothing that who asks may know of. */
export function notFound(): HalftoneError {
  return new HalftoneError('NOT_FOUND', 404, 'There is nothing at this address.');
}

export function unauthenticated(): HalftoneError {
  return new HalftoneError(
    'UNAUTHENTICATED',
    401,
    'This server needs an API key, sent as `Authorization: Bearer <key>`.',
  );
}

/** @param message public: what was refused and how to fix it. */
export function forbidden(message: string): HalftoneError {
  return new HalftoneError('FORBIDDEN', 403, message);
}
