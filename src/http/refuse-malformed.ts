import { randomUUID } from 'node:crypto';
import { type Server, STATUS_CODES } from 'node:http';
import type { Duplex } from 'node:stream';
import type { Logger } from 'pino';
import { requestIdHeader } from './http-request-id.ts';

/** What Node answers to bytes that are no request, by its error's code. */
const statusByCode: Readonly<Record<string, number>> = {
  HPE_HEADER_OVERFLOW: 431,
  HPE_CHUNK_EXTENSIONS_OVERFLOW: 413,
  ERR_HTTP_REQUEST_TIMEOUT: 408,
};

/** Answers what cannot be read as HTTP as Node does, with an `x-request-id` like every answer. */
export function refuseMalformed(
  server: Server,
  logger: Logger,
  isAnswering: (socket: Duplex) => boolean,
): void {
  server.on('clientError', (error: NodeJS.ErrnoException, socket) => {
    const id = randomUUID();
    logger.debug({ [requestIdHeader]: id, err: error }, 'invalid HTTP received');
    // In the middle of another answer this one would be taken for a part of it.
    if (!socket.writable || isAnswering(socket)) return void socket.destroy();
    const status = statusByCode[error.code ?? ''] ?? 400;
    socket.end(
      `HTTP/1.1 ${status} ${STATUS_CODES[status]}\r\n${requestIdHeader}: ${id}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`,
    );
  });
}
