import type { GraphQLError } from 'graphql';
import { createGraphQLError } from 'graphql-yoga';
import type { Logger } from 'pino';
import { causeBehind } from '../graphql/mask-error.ts';
import { cutValues } from './cut-values.ts';
import type { ReportError } from './error-report.ts';
import { requestIdHeader } from './http-request-id.ts';

/**
 * Gives every error of an answer the `x-request-id` under which the log has its cause, and logs that. Copies, since
 * an error of validation is kept and given again to the next client that sends the same operation.
 */
export function finishErrors(about: {
  readonly id: string;
  readonly log: Logger;
  /** Aborted when the client is gone. */
  readonly signal: AbortSignal;
  readonly report: ReportError;
}): (errors: readonly GraphQLError[]) => GraphQLError[] {
  const { id, log, signal, report } = about;

  function finished(error: GraphQLError): GraphQLError {
    const cause = causeBehind(error);
    const { nodes, source, positions, path, originalError, extensions } = error;
    if (cause !== undefined) {
      const fields = path && { path: path.join('.') };
      const gone = signal.aborted;
      report(cause, { log, gone, message: 'a GraphQL operation failed', ...(fields && { fields }) });
    }
    return createGraphQLError(cutValues(error.message), {
      nodes: nodes ?? null,
      source: source ?? null,
      positions: positions ?? null,
      path: path ?? null,
      originalError: originalError ?? null,
      extensions: { ...extensions, [requestIdHeader]: id },
    });
  }

  return (errors) => errors.map(finished);
}
