import type { Requests } from '../requests/requests.ts';
import type { Authenticate } from './authenticate.ts';
import type { GraphqlServer } from './create-graphql-server.ts';
import type { Exchange, Route } from './exchange.ts';
import { sendGraphiql } from './graphiql.ts';
import { unauthenticated } from './http-error.ts';
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
      const { request: req, response: res } = exchange;
      if (opensPage(exchange)) return sendGraphiql(exchange);
      const owner = authenticate(req.headers.authorization);
      if (owner === null) {
        const { code, message } = unauthenticated();
        res.setHeader('WWW-Authenticate', 'Bearer');
        sendJson(res, 401, { errors: [{ message, extensions: { code } }] });
        return;
      }
      // Events are for now: nginx (and those that took this header over from it) would collect them otherwise.
      if (asksForEvents(exchange)) res.setHeader('X-Accel-Buffering', 'no');
      const gone = new AbortController();
      res.once('close', () => gone.abort());
      await graphql.handle(req, res, { req, res, owner, requests, signal: gone.signal });
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
