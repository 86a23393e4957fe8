import type { IncomingMessage } from 'node:http';
import type { GraphQLError } from 'graphql';
import type { ServerOptions } from 'graphql-ws';
import { createGraphQLError } from 'graphql-yoga';
import type { Logger } from 'pino';
import type { Requests } from '../requests/requests.ts';
import type { Authenticate } from './authenticate.ts';
import type { GraphqlServer } from './create-graphql-server.ts';
import type { ReportError } from './error-report.ts';
import { finishErrors } from './finish-errors.ts';
import { httpRequestId } from './http-request-id.ts';
import { logRequests } from './log-requests.ts';

/** One WebSocket connection. */
export interface SocketSession {
  readonly request: IncomingMessage;
  /** Aborted when the connection is closed. */
  readonly gone: AbortSignal;
  /** Set when the client has proved who it is. */
  owner: string | null;
  /** Its lines carry the `x-request-id` of the upgrade and, once it is known, the tenant. */
  log: Logger;
}

type Enveloped = Pick<ReturnType<GraphqlServer['getEnveloped']>, 'execute' | 'subscribe'>;

/** How graphql-ws runs operations: as Yoga does over HTTP, with its plugins, validation and masking. */
export function socketOperations(
  dependencies: {
    readonly graphql: GraphqlServer;
    readonly requests: Requests;
    readonly authenticate: Authenticate;
    readonly report: ReportError;
  },
  operationsPerSocket: number,
): ServerOptions<Record<string, unknown>, SocketSession> {
  const { graphql, requests, authenticate, report } = dependencies;
  const finishFor = ({ request, log, gone }: SocketSession) =>
    finishErrors({ id: httpRequestId(request), log, signal: gone, report });
  return {
    onConnect({ extra: session, connectionParams }) {
      session.owner = authenticate(authorizationOf(session.request, connectionParams));
      if (session.owner === null) session.log.debug('WebSocket refused: no valid API key');
      else session.log = session.log.child({ tenant: session.owner });
      return session.owner !== null;
    },
    async onSubscribe({ extra: { owner, gone: signal, log }, subscriptions }, _id, params) {
      if (owner === null) return [refusal('UNAUTHENTICATED', 'The connection has no tenant.')];
      if (Object.keys(subscriptions).length > operationsPerSocket) {
        return [refusal('TOO_MANY_SUBSCRIPTIONS', tooMany(operationsPerSocket))];
      }
      const context = { owner, requests: logRequests(requests, log), signal, params };
      const enveloped = graphql.getEnveloped(context);
      const { schema, execute, subscribe, parse, validate, contextFactory } = enveloped;
      try {
        const document = parse(params.query);
        const errors = validate(schema, document);
        if (errors.length > 0) return errors as GraphQLError[];
        return {
          schema,
          document,
          operationName: params.operationName,
          variableValues: params.variables,
          contextValue: await contextFactory(),
          rootValue: { execute, subscribe },
        };
      } catch (error) {
        // Syntax errors and limits are thrown; anything else is a fault of this server.
        if ((error as Error).name === 'GraphQLError') return [error as GraphQLError];
        throw error;
      }
    },
    execute: (args) => (args.rootValue as Enveloped).execute(args),
    subscribe: (args) => (args.rootValue as Enveloped).subscribe(args),
    onNext({ extra }, _id, _payload, _args, { data, errors }) {
      if (errors === undefined) return undefined;
      return { ...(data !== undefined && { data }), errors: finishFor(extra)(errors).map(asJson) };
    },
    onError: ({ extra }, _id, _payload, errors) => finishFor(extra)(errors).map(asJson),
  };
}

function asJson(error: GraphQLError) {
  return error.toJSON();
}

/** The key from `connectionParams.authorization`, or from the header of a client that can set one. */
function authorizationOf(request: IncomingMessage, params: Record<string, unknown> | undefined) {
  const given = params?.['authorization'] ?? params?.['Authorization'];
  return typeof given === 'string' ? given : request.headers.authorization;
}

function tooMany(limit: number): string {
  return `At most ${limit} operations at a time on one connection; complete one, or open another connection.`;
}

function refusal(code: string, message: string): GraphQLError {
  return createGraphQLError(message, { extensions: { code } });
}
