import type { ServerResponse } from 'node:http';
import type { Logger } from 'pino';
import { HalftoneError } from '../domain/halftone-error.ts';
import { sendJson } from './send-json.ts';

/**
 * The edge where errors outside of GraphQL become answers: `{ "error": { "code", "message" } }` with the
 * error's status. Unexpected ones are logged and become INTERNAL. An answer that has begun is cut off, so
 * that no client takes half a file for a whole one.
 */
export function sendError(response: ServerResponse, error: unknown, logger: Logger): void {
  const known = error instanceof HalftoneError;
  if (!known && !isHangUp(error)) logger.error({ err: error }, 'an HTTP request failed');
  if (response.headersSent || response.destroyed) {
    response.destroy();
    return;
  }
  if (known && error.status === 401) response.setHeader('WWW-Authenticate', 'Bearer');
  const [status, code, message] = known
    ? [error.status, error.code, error.message]
    : [500, 'INTERNAL', 'Something went wrong on the server.'];
  sendJson(response, status, { error: { code, message } });
}

function isHangUp(error: unknown): boolean {
  const { code } = error as NodeJS.ErrnoException;
  return code === 'ERR_STREAM_PREMATURE_CLOSE' || code === 'ECONNRESET' || code === 'EPIPE';
}
