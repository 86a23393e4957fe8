import type { Exchange } from './exchange.ts';

/** Asked every few seconds by machines; they are worth a line only when an operator looks for one. */
const probes = /^\/(?:health|ready|metrics)$/;

/**
 * One line when an exchange has ended: a debug line, since what matters of a request's life has lines of its own
 * and a shop that imports asks a million times. `bytes` are those sent, headers included.
 */
export function logAccess(exchange: Exchange): void {
  const { request, response, path } = exchange;
  const begin = performance.now();
  const { socket } = request;
  const sentBefore = socket.bytesWritten;
  response.once('close', () => {
    const fields = {
      method: request.method,
      path: exchange.shownPath,
      status: response.headersSent ? response.statusCode : null,
      ms: Math.round(performance.now() - begin),
      bytes: socket.bytesWritten - sentBefore,
      // Not answered to the end: the client hung up, or the answer broke off.
      ...(!response.writableFinished && { cutOff: true }),
    };
    if (probes.test(path)) exchange.log.trace(fields, 'HTTP request');
    else exchange.log.debug(fields, 'HTTP request');
  });
}
