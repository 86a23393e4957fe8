import { randomBytes } from 'node:crypto';
import type { Logger } from 'pino';
import type { ImageError } from '../domain/image-error.ts';

/** What a line about an image says of where it belongs. */
export interface ImageFields {
  readonly requestId: string;
  readonly product: string;
  readonly tenant: string;
  readonly url: string;
}

/** These ended the pool's process, and with it the work of others for a moment. */
const disturbing: ReadonlySet<string> = new Set(['POISONED', 'COMPRESSION_TIMEOUT']);

/**
 * Logs why an image failed. What is wrong with the image or its host is a debug line; a fault of ours is an error
 * with its cause under an id, and the message for the client names that id.
 *
 * @param nextTry milliseconds until the image is tried again; null: it is not
 * @returns the message for the client
 */
export function reportFailure(
  failure: ImageError,
  nextTry: number | null,
  fields: ImageFields,
  logger: Logger,
): string {
  const { code, message } = failure;
  const line = {
    ...fields,
    code,
    reason: message,
    ...(nextTry !== null && { nextTryMs: Math.round(nextTry) }),
  };
  if (code === 'INTERNAL') {
    const errorId = `err_${randomBytes(6).toString('hex')}`;
    // Without a cause it is an end that was asked for (a request deleted, a server that stops), or comes again.
    const level = nextTry === null ? 'error' : failure.cause === undefined ? 'debug' : 'warn';
    logger[level](
      { ...line, errorId, err: failure.cause ?? failure },
      'an image failed because of an internal error',
    );
    return `${message} The server’s log says why, under ${errorId}.`;
  }
  const level = disturbing.has(code) ? 'warn' : 'debug';
  logger[level](
    { ...line, err: failure.cause },
    nextTry === null ? 'image failed' : 'image failed; will try again',
  );
  return message;
}
