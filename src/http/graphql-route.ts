import type { Requests } from '../requests/requests.ts';
import type { Authenticate } from './authenticate.ts';
import type { GraphqlServer } from './create-graphql-server.ts';
import type { Exchange, Route } from './exchange.ts';
import { finishErrors } from './finish-errors.ts';
import { sendGraphiql } from './graphiql.ts';
import { unauthenticated } from './http-error.ts';
import { httpRequestId, requestIdHeader } from './http-request-id.ts';
import { logRequests } from './log-requests.ts';
import { sendJson } from './send-json.ts';

/** `/graphql`: GraphiQL for a browser that opens it, else queries, mutations, uploads and SSE. */
export function graphqlRoute(dependencies: {
  readonly graphql: GraphqlServer;
  readonly requests: Requests;
  readonly authenticate: Authenticate;
}): Route {
  const { graphql, requests, authenticate } = dependencies;
  return {
    path: /^\/graphql$/,
    methods: ['GET', 'HEAD', 'POST'],
    async answer(exchange) {
      const { request: req, response: res, report } = exchange;
      if (opensPage(exchange)) return sendGraphiql(exchange);
      const owner = authenticate(req.headers.authorization);
      if (owner === null) {
        const { code, message } = unauthenticated();
        res.setHeader('WWW-Authenticate', 'Bearer');
        const extensions = { code, [requestIdHeader]: httpRequestId(req) };
        sendJson(res, 401, { errors: [{ message, extensions }] });
        return;
      }
      // Events are for now: nginx (and those that took this header over from it) would collect them otherwise.
      if (asksForEvents(exchange)) res.setHeader('X-Accel-Buffering', 'no');
      const gone = new AbortController();
      const { signal } = gone;
      res.once('close', () => gone.abort());
      const log = exchange.log.child({ tenant: owner });
      exchange.log = log;
      const finish = finishErrors({ id: httpRequestId(req), log, signal, report });
      await graphql.handle(req, res, {
        req,
        res,
        owner,
        requests: logRequests(requests, log),
        signal,
        finish,
      });
    },
  };
}

function asksForEvents({ request }: Exchange): boolean {
  return (request.headers.accept ?? '').includes('text/event-stream');
}

function opensPage({ request }: Exchange): boolean {
  const reads = request.method === 'GET' || request.method === 'HEAD';
  return reads && (request.headers.accept ?? '').includes('text/html');
}
