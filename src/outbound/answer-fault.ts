import { ImageError } from '../domain/image-error.ts';

/**
 * What is wrong with an answer however often it is asked for: its headers or its framing.
 *
 * @param message one sentence, naming the cause
 */
export function answerFault(message: string): ImageError {
  return new ImageError('INCOMPLETE', message, { fault: malformed });
}

/** The fault of every answer that violates HTTP, whichever parser found it. */
export const malformed = 'MALFORMED';
