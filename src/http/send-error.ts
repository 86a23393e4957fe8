import { HalftoneError } from '../domain/halftone-error.ts';
import type { Exchange } from './exchange.ts';
import { sendJson } from './send-json.ts';

/**
 * The edge where errors outside of GraphQL become answers: `{ "error": { "code", "message" } }` with the
 * error's status. Unexpected ones become INTERNAL, and the log says what it was. An answer that has begun is cut
 * off, so that half a file is never taken for a whole one.
 */
export function sendError({ response, shownPath: path, log, report }: Exchange, error: unknown): void {
  report(error, { log, gone: response.destroyed, message: 'an HTTP request failed', fields: { path } });
  if (response.headersSent || response.destroyed) {
    response.destroy();
    return;
  }
  const known = error instanceof HalftoneError;
  if (known && error.status === 401) response.setHeader('WWW-Authenticate', 'Bearer');
  const [status, code, message] = known
    ? [error.status, error.code, error.message]
    : [500, 'INTERNAL', 'Something went wrong on the server.'];
  sendJson(response, status, { error: { code, message } });
}
