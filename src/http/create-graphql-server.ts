import type { IncomingMessage, ServerResponse } from 'node:http';
import { useCSRFPrevention } from '@graphql-yoga/plugin-csrf-prevention';
import type { ExecutionResult, GraphQLError } from 'graphql';
import { createYoga, type Plugin } from 'graphql-yoga';
import type { GraphqlContext } from '../graphql/context.ts';
import { maskError } from '../graphql/mask-error.ts';
import { observeOperations } from '../graphql/observe-operations.ts';
import { operationLimits } from '../graphql/operation-limits.ts';
import type { OperationObserver } from '../graphql/operation-observer.ts';
import { schema } from '../graphql/schema.ts';
import { csrfHeaders } from './allow-cross-origin.ts';
import { yogaUploads } from './yoga-uploads.ts';

/** What a transport passes to Yoga about one operation. */
export interface TransportContext extends GraphqlContext {
  readonly req: IncomingMessage;
  readonly res: ServerResponse;
  /** What the client gets for these errors. */
  readonly finish: (errors: readonly GraphQLError[]) => readonly GraphQLError[];
}

/**
 * Yoga with everything that holds for every transport: limits, masking, CSRF prevention. Uploads are read
 * from the raw request, GraphiQL and CORS are the routes' own, and one body is one operation.
 */
export function createGraphqlServer(
  limits: { readonly maxCsvBytes: number; readonly bodyBytes: number },
  observer: OperationObserver,
) {
  return createYoga<TransportContext>({
    schema,
    logging: false,
    graphiql: false,
    landingPage: false,
    cors: false,
    batching: false,
    multipart: false,
    maxRequestBodySize: false,
    maskedErrors: { maskError },
    plugins: [
      useCSRFPrevention({ requestHeaders: [...csrfHeaders] }),
      yogaUploads(limits),
      finishResults,
      ...operationLimits(),
      observeOperations(observer),
    ],
  });
}

/** Every answer over HTTP and SSE comes through here, also one to what could not be parsed. */
const finishResults: Plugin<object, TransportContext> = {
  onResultProcess({ result, setResult, serverContext: { finish } }) {
    const finished = (one: ExecutionResult) => (one.errors ? { ...one, errors: finish(one.errors) } : one);
    if (Array.isArray(result)) return;
    if (Symbol.asyncIterator in result) setResult(mapped(result as AsyncIterable<ExecutionResult>, finished));
    else setResult(finished(result as ExecutionResult));
  },
};

/** Not an async generator: that could not be ended while it waits for an event. */
function mapped<T>(events: AsyncIterable<T>, map: (event: T) => T): AsyncIterable<T> {
  return {
    [Symbol.asyncIterator]() {
      const source = events[Symbol.asyncIterator]();
      const ended = { done: true as const, value: undefined };
      return {
        async next() {
          const next = await source.next();
          return next.done ? next : { done: false, value: map(next.value) };
        },
        return: async () => (await source.return?.()) ?? ended,
      };
    },
  };
}

export type GraphqlServer = ReturnType<typeof createGraphqlServer>;
