import type { GraphQLError } from 'graphql';
import { createGraphQLError } from 'graphql-yoga';
import { HalftoneError } from '../domain/halftone-error.ts';
import { limitExceededCode } from './operation-limits.ts';

/** What lies behind errors that clients see less of. */
const causes = new WeakMap<Error, unknown>();

/**
 * What a client sees of an error, over HTTP, SSE and WebSocket alike. GraphQL's own errors and those that
 * Halftone throws on purpose keep their message and code; of any other error the client sees INTERNAL.
 */
export function maskError(error: unknown): GraphQLError {
  const cause = causeOf(error);
  if (isGraphQLError(cause)) {
    if (cause.extensions['code'] === undefined) cause.extensions['code'] = 'BAD_REQUEST';
    // Yoga marks what fails while parsing as answered with 200 to plain JSON; a limit is 400 to everyone.
    if (cause.extensions['code'] === limitExceededCode) cause.extensions['http'] = { status: 400 };
    return cause;
  }
  const place = isGraphQLError(error) ? placeOf(error) : {};
  const isPublic = cause instanceof HalftoneError && (cause.status < 500 || cause.status === 503);
  const [message, code] = isPublic
    ? [cause.message, cause.code]
    : ['Something went wrong on the server.', 'INTERNAL'];
  const masked = createGraphQLError(message, { ...place, extensions: { code } });
  causes.set(masked, cause);
  return masked;
}

/** The error that `maskError` made this one of; undefined when it was shown as it is. */
export function causeBehind(masked: Error): unknown {
  return causes.get(masked);
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
