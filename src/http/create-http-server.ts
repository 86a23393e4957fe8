import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import type { Logger } from 'pino';
import type { Config } from '../config.ts';
import type { HalftoneError } from '../domain/halftone-error.ts';
import type { Files } from '../files/files.ts';
import type { OperationObserver } from '../graphql/operation-observer.ts';
import type { Thumbnails } from '../outputs/create-thumbnails.ts';
import type { Requests } from '../requests/requests.ts';
import { allowCrossOrigin } from './allow-cross-origin.ts';
import { type AnswerObserver, observeAnswers } from './answer-observer.ts';
import { createAuthenticate } from './authenticate.ts';
import { createGraphqlServer } from './create-graphql-server.ts';
import { dropIdleBody } from './drop-idle-body.ts';
import { createErrorReport } from './error-report.ts';
import { type Exchange, toExchange } from './exchange.ts';
import { createGate, type Gate } from './gate.ts';
import { graphqlRoute } from './graphql-route.ts';
import { attachGraphqlSocket } from './graphql-socket.ts';
import { healthRoutes } from './health-routes.ts';
import { hostFault } from './host-fault.ts';
import { forbidden } from './http-error.ts';
import { defaultHttpLimits, type HttpLimits } from './http-limits.ts';
import { IncomingRequest } from './incoming-request.ts';
import { logAccess } from './log-access.ts';
import { createMayScrape } from './may-scrape.ts';
import { metricsRoute } from './metrics-route.ts';
import { outputRoute } from './output-route.ts';
import { pageRoutes } from './page-routes.ts';
import { refuseMalformed } from './refuse-malformed.ts';
import { requestFileRoute } from './request-file-route.ts';
import { answerBy } from './router.ts';
import { sampleRoutes } from './sample-route.ts';
import { sendError } from './send-error.ts';
import { thumbnailRoute } from './thumbnail-route.ts';

export interface HttpServerSettings {
  readonly config: Config;
  readonly version: string;
  readonly limits?: Partial<HttpLimits>;
}

/** What the server's metrics are told, and the way to read all of them. */
export interface ServerMetrics {
  readonly graphql: OperationObserver;
  readonly http: AnswerObserver;
  scrape(): Promise<string>;
}

export interface HttpServer {
  /** Rejects when the address is taken. `url` has no slash at its end. */
  listen(): Promise<{ readonly url: string; readonly port: number }>;
  /** Takes no more, ends subscriptions so that clients connect again, and cuts off what lasts too long. */
  close(): Promise<void>;
}

export function createHttpServer(
  dependencies: {
    readonly requests: Requests;
    readonly files: Files;
    readonly thumbnails: Thumbnails;
    /** null: ready; else the reason why not. */
    readonly readiness: () => Promise<string | null>;
    readonly metrics: ServerMetrics;
    readonly logger: Logger;
  },
  { config, version, limits: given }: HttpServerSettings,
): HttpServer {
  const { requests, files, thumbnails, readiness, metrics, logger } = dependencies;
  const limits = { ...defaultHttpLimits, ...given };
  const gate = createGate(config);
  const authenticate = createAuthenticate(config.apiKeys);
  const report = createErrorReport(logger);
  const { maxCsvBytes } = config;
  const graphql = createGraphqlServer({ ...limits, maxCsvBytes }, metrics.graphql);
  const scraping = metricsRoute(() => metrics.scrape(), createMayScrape(config, authenticate));
  const probes = [...healthRoutes(readiness, version), scraping];
  const routes = [
    graphqlRoute({ graphql, requests, authenticate }),
    thumbnailRoute({ files, thumbnails, links: requests.links }),
    outputRoute({ files, links: requests.links }),
    requestFileRoute({ requests, authenticate }),
    ...sampleRoutes(requests.links),
    ...pageRoutes(),
  ];

  // An upload may last as long as bytes come; dropIdleBody ends those that stall.
  // A missing Host header is refused here as every malformed one is, and not by Node with an answer of its own.
  const server = createServer({
    IncomingMessage: IncomingRequest,
    requestTimeout: 0,
    headersTimeout: 30_000,
    requireHostHeader: false,
  });
  observeAnswers(server, metrics.http);
  const underWay = new Set<ServerResponse>();
  refuseMalformed(server, logger, (socket) =>
    [...underWay].some(({ req, headersSent }) => req.socket === socket && headersSent),
  );
  const open = openConnections(server);
  server.on('request', (request: IncomingMessage, response: ServerResponse) => {
    const exchange = toExchange(request, response, { logger, report });
    logAccess(exchange);
    underWay.add(response);
    response.once('close', () => {
      underWay.delete(response);
      if (!server.listening) request.socket.destroySoon();
    });
    dropIdleBody(request, limits.bodyIdle);
    const fault = hostFault(request);
    if (fault !== null) return sendError(exchange, fault);
    // Probes come under any name, and learn nothing about any tenant.
    if (probes.some(({ path }) => path.test(exchange.path))) return void answerBy(probes, exchange);
    const refusal = refusalBy(gate, exchange);
    if (refusal !== null) return sendError(exchange, refusal);
    if (!isOutput(exchange) && allowCrossOrigin(exchange)) return;
    void answerBy(routes, exchange);
  });
  const socket = attachGraphqlSocket(
    server,
    { graphql, requests, authenticate, gate, logger, report },
    limits,
  );

  return {
    async listen() {
      await new Promise<void>((resolve, reject) => {
        server.once('error', reject);
        server.listen(config.port, config.host, resolve);
      });
      const { port } = server.address() as AddressInfo;
      const host = config.host.includes(':') ? `[${config.host}]` : config.host;
      return { url: `http://${host}:${port}`, port };
    },
    async close() {
      if (!server.listening) return;
      const closed = new Promise((resolve) => server.close(resolve));
      const cut = setTimeout(() => {
        socket.terminate();
        server.closeAllConnections();
      }, limits.closeGrace);
      socket.close();
      // A stream that ended properly would look to its client as if the request had finished.
      for (const response of underWay) {
        if (response.getHeader('content-type') === 'text/event-stream') response.destroy();
      }
      // Node takes a connection that has not asked anything yet for a busy one.
      const busy = new Set([...underWay].map(({ req }) => req.socket));
      for (const connection of open) if (!busy.has(connection)) connection.destroy();
      await closed;
      clearTimeout(cut);
    },
  };
}

/** Why a request is not answered at all; null: it is. */
function refusalBy(gate: Gate, exchange: Exchange): HalftoneError | null {
  if (!gate.allowsHost(exchange.request)) {
    return forbidden(
      'The Host header does not match this server’s address. Set PUBLIC_URL to the address you use, or add its host name to ALLOWED_HOSTS.',
    );
  }
  if (isOutput(exchange) || gate.allowsOrigin(exchange.request)) return null;
  return forbidden('This server does not allow requests from pages of this origin.');
}

/** Results are shown by pages of any origin. */
function isOutput({ path }: Exchange): boolean {
  return path.startsWith('/outputs/');
}

/** The connections of a server that are not WebSockets, as they come and go. */
function openConnections(server: Server): ReadonlySet<Socket> {
  const open = new Set<Socket>();
  server.on('connection', (socket) => {
    open.add(socket);
    socket.once('close', () => open.delete(socket));
  });
  server.on('upgrade', ({ socket }) => open.delete(socket));
  return open;
}
