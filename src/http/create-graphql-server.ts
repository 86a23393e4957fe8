import type { IncomingMessage, ServerResponse } from 'node:http';
import { useCSRFPrevention } from '@graphql-yoga/plugin-csrf-prevention';
import { createYoga } from 'graphql-yoga';
import type { Logger } from 'pino';
import type { GraphqlContext } from '../graphql/context.ts';
import { maskError } from '../graphql/mask-error.ts';
import { operationLimits } from '../graphql/operation-limits.ts';
import { schema } from '../graphql/schema.ts';
import { csrfHeaders } from './allow-cross-origin.ts';
import { yogaUploads } from './yoga-uploads.ts';

/** What a transport passes to Yoga about one operation. */
export interface TransportContext extends GraphqlContext {
  readonly req: IncomingMessage;
  readonly res: ServerResponse;
}

/**
 * Yoga with everything that holds for every transport: limits, masking, CSRF prevention. Uploads are read
 * from the raw request, GraphiQL and CORS are the routes' own, and one body is one operation.
 */
export function createGraphqlServer(
  logger: Logger,
  limits: { readonly maxCsvBytes: number; readonly bodyBytes: number },
) {
  const report = (cause: unknown) => logger.error({ err: cause }, 'a GraphQL operation failed');
  return createYoga<TransportContext>({
    schema,
    logging: false,
    graphiql: false,
    landingPage: false,
    cors: false,
    batching: false,
    multipart: false,
    maxRequestBodySize: false,
    maskedErrors: { maskError: (error) => maskError(error, report) },
    plugins: [
      useCSRFPrevention({ requestHeaders: [...csrfHeaders] }),
      yogaUploads(limits),
      ...operationLimits(),
    ],
  });
}

export type GraphqlServer = ReturnType<typeof createGraphqlServer>;
