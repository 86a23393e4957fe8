import type { IncomingMessage } from 'node:http';
import type { GraphQLError } from 'graphql';
import type { ServerOptions } from 'graphql-ws';
import { createGraphQLError } from 'graphql-yoga';
import type { Requests } from '../requests/requests.ts';
import type { Authenticate } from './authenticate.ts';
import type { GraphqlServer } from './create-graphql-server.ts';

/** One WebSocket connection. */
export interface SocketSession {
  readonly request: IncomingMessage;
  /** Aborted when the connection is closed. */
  readonly gone: AbortSignal;
  /** Set when the client has proved who it is. */
  owner: string | null;
}

type Enveloped = Pick<ReturnType<GraphqlServer['getEnveloped']>, 'execute' | 'subscribe'>;

/** How graphql-ws runs operations: as Yoga does over HTTP, with its plugins, validation and masking. */
export function socketOperations(
  dependencies: {
    readonly graphql: GraphqlServer;
    readonly requests: Requests;
    readonly authenticate: Authenticate;
  },
  operationsPerSocket: number,
): ServerOptions<Record<string, unknown>, SocketSession> {
  const { graphql, requests, authenticate } = dependencies;
  return {
    onConnect({ extra: session, connectionParams }) {
      session.owner = authenticate(authorizationOf(session.request, connectionParams));
      return session.owner !== null;
    },
    async onSubscribe({ extra: { owner, gone: signal }, subscriptions }, _id, params) {
      if (owner === null) return [refusal('UNAUTHENTICATED', 'The connection has no tenant.')];
      if (Object.keys(subscriptions).length > operationsPerSocket) {
        return [refusal('TOO_MANY_SUBSCRIPTIONS', tooMany(operationsPerSocket))];
      }
      const enveloped = graphql.getEnveloped({ owner, requests, signal, params });
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
  };
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
