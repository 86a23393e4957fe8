import type { GraphQLError } from 'graphql';
import { createGraphQLError } from 'graphql-yoga';
import { HalftoneError } from '../domain/halftone-error.ts';
import { limitExceededCode } from './operation-limits.ts';

/**
 * What a client sees of an error, over HTTP, SSE and WebSocket alike. GraphQL's own errors and those that
 * Halftone throws on purpose keep their message and code; any other error goes to `report`, and the client
 * sees INTERNAL.
 */
export function maskError(error: unknown, report: (cause: unknown) => void): GraphQLError {
  const cause = causeOf(error);
  if (isGraphQLError(cause)) {
    if (cause.extensions['code'] === undefined) cause.extensions['code'] = 'BAD_REQUEST';
    // Yoga marks what fails while parsing as answered with 200 to plain JSON; a limit is 400 to everyone.
    if (cause.extensions['code'] === limitExceededCode) cause.extensions['http'] = { status: 400 };
    return cause;
  }
  const place = isGraphQLError(error) ? placeOf(error) : {};
  if (cause instanceof HalftoneError && (cause.status < 500 || cause.status === 503)) {
    return createGraphQLError(cause.message, { ...place, extensions: { code: cause.code } });
  }
  report(cause);
  return createGraphQLError('Something went wrong on the server.', {
    ...place,
    extensions: { code: 'INTERNAL' },
  });
}

function placeOf({ nodes, path }: GraphQLError) {
  return { ...(nodes && { nodes }), ...(path && { path }) };
}

/** The error that was thrown, out of what the executor wrapped it in; of wrapped GraphQL errors the outermost. */
function causeOf(error: unknown): unknown {
  let cause = error;
  while (isGraphQLError(cause) && cause.originalError != null) cause = cause.originalError;
  return isGraphQLError(cause) ? error : cause;
}

/** By name and not by class: a process may hold `graphql` twice, as ES module and as CommonJS. */
function isGraphQLError(error: unknown): error is GraphQLError {
  return error instanceof Error && error.name === 'GraphQLError';
}
