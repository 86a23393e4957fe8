import { setMaxListeners } from 'node:events';
import type { IncomingMessage, Server } from 'node:http';
import type { Duplex } from 'node:stream';
import { CloseCode, handleProtocols, makeServer } from 'graphql-ws';
import type { Logger } from 'pino';
import { type WebSocket, WebSocketServer } from 'ws';
import type { Requests } from '../requests/requests.ts';
import type { Authenticate } from './authenticate.ts';
import type { GraphqlServer } from './create-graphql-server.ts';
import type { ReportError } from './error-report.ts';
import type { Gate } from './gate.ts';
import { hostFault } from './host-fault.ts';
import type { HttpLimits } from './http-limits.ts';
import { httpRequestId, requestIdHeader } from './http-request-id.ts';
import { type SocketSession, socketOperations } from './socket-operations.ts';

/** More than this waiting to be sent to a client, and no more of its messages are read, bytes. */
const maxUnsentBytes = 1024 * 1024;

/** The close code of a server that goes away; graphql-ws clients connect again after it. */
const goingAway = 1001;

/**
 * graphql-ws at `/graphql`. A subscription's next event is asked for only when the one before has left for
 * the network, so that a slow reader holds up nothing but itself. Returns the way to close every connection.
 */
export function attachGraphqlSocket(
  server: Server,
  dependencies: {
    readonly graphql: GraphqlServer;
    readonly requests: Requests;
    readonly authenticate: Authenticate;
    readonly gate: Gate;
    readonly logger: Logger;
    readonly report: ReportError;
  },
  limits: HttpLimits,
): { close(): void; terminate(): void } {
  const { gate, logger, report } = dependencies;
  const sockets = new WebSocketServer({
    noServer: true,
    maxPayload: limits.socketMessageBytes,
    handleProtocols,
  });
  const protocol = makeServer({
    ...socketOperations(dependencies, limits.operationsPerSocket),
    connectionInitWaitTimeout: limits.socketInit,
  });

  sockets.on('headers', (headers, request) => headers.push(`${requestIdHeader}: ${httpRequestId(request)}`));
  server.on('upgrade', (request, socket, head) => {
    const status = whyRefused(request, gate);
    if (status === null) sockets.handleUpgrade(request, socket, head, (client) => serve(client, request));
    else refuse(request, socket, status);
  });

  function serve(client: WebSocket, request: IncomingMessage): void {
    const gone = new AbortController();
    const log = logger.child({ [requestIdHeader]: httpRequestId(request) });
    log.debug('WebSocket opened');
    // Every operation on the connection listens.
    setMaxListeners(0, gone.signal);
    const session: SocketSession = { request, gone: gone.signal, owner: null, log };
    const closed = protocol.opened(
      {
        protocol: client.protocol,
        send: (text) => sent(client, text),
        close: (code, reason) => client.close(code, reason),
        onMessage(answer) {
          client.on('message', (message) => {
            pauseWhileUnsent(client);
            answer(String(message)).catch((error: unknown) => {
              if (client.readyState !== client.OPEN) return;
              report(error, { log: session.log, gone: false, message: 'a WebSocket message failed' });
              client.close(CloseCode.InternalServerError, 'Internal server error');
            });
          });
        },
      },
      session,
    );
    // What breaks the protocol or the connection closes it; there is nothing more to do about it.
    client.on('error', () => {});
    keepAlive(client, limits.socketPing);
    client.once('close', (code, reason) => {
      gone.abort();
      session.log.debug({ closeCode: code }, 'WebSocket closed');
      void closed(code, String(reason));
    });
  }

  return {
    close() {
      for (const client of sockets.clients) client.close(goingAway, 'The server goes away');
    },
    terminate() {
      for (const client of sockets.clients) client.terminate();
    },
  };
}

/** Resolves when the text has left this process, or need not any more. */
function sent(client: WebSocket, text: string): Promise<void> {
  if (client.readyState !== client.OPEN) return Promise.resolve();
  return new Promise((resolve, reject) => {
    client.send(text, (error) => (error ? reject(error) : resolve()));
  });
}

/** A client that sends and does not read would fill the memory with answers: it is not listened to meanwhile. */
function pauseWhileUnsent(client: WebSocket): void {
  if (client.bufferedAmount <= maxUnsentBytes || client.isPaused) return;
  client.pause();
  const look = setInterval(() => {
    if (client.readyState === client.OPEN && client.bufferedAmount > maxUnsentBytes) return;
    clearInterval(look);
    client.resume();
  }, 100);
}

/** Pings, and ends the connection of a client that has not answered by the next ping. */
function keepAlive(client: WebSocket, interval: number): void {
  let answered = true;
  client.on('pong', () => {
    answered = true;
  });
  const pings = setInterval(() => {
    if (!answered) return client.terminate();
    answered = false;
    client.ping();
  }, interval);
  client.once('close', () => clearInterval(pings));
}

function whyRefused(request: IncomingMessage, gate: Gate): number | null {
  if (hostFault(request) !== null) return 400;
  if (request.url?.split('?')[0] !== '/graphql') return 404;
  return gate.allowsHost(request) && gate.allowsOrigin(request) ? null : 403;
}

function refuse(request: IncomingMessage, socket: Duplex, status: number): void {
  socket.on('error', () => {});
  const id = `${requestIdHeader}: ${httpRequestId(request)}`;
  socket.end(`HTTP/1.1 ${status} Refused\r\n${id}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`);
}
