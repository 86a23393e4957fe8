import type { CsvIssue as DomainIssue } from '../domain/csv-issue.ts';
import { builder } from './builder.ts';
import { CsvIssue } from './csv-issue.ts';

/**
 * An error as a result. A copy and not the error itself: graphql-js throws whatever is an Error, also where a
 * resolver returns it.
 */
export interface ErrorResult {
  readonly __typename: string;
  readonly code: string;
  readonly message: string;
}

export interface CsvRejectedResult extends ErrorResult {
  readonly totalIssues: number;
  readonly issues: readonly DomainIssue[];
}

const ErrorInterface = builder.interfaceRef<ErrorResult>('Error').implement({
  description: 'What went wrong, for programs and for people.',
  fields: (t) => ({
    code: t.exposeString('code', { description: 'For programs: stable, UPPER_SNAKE_CASE.' }),
    message: t.exposeString('message', { description: 'What is wrong and how to mend it.' }),
  }),
});

export const CsvRejected = builder.objectRef<CsvRejectedResult>('CsvRejectedError').implement({
  description: 'The file was not taken, and nothing of it was stored.',
  interfaces: [ErrorInterface],
  fields: (t) => ({
    totalIssues: t.exposeInt('totalIssues', { description: 'All issues, beyond the first 100 too.' }),
    issues: t.field({
      type: [CsvIssue],
      description: '100 issues at most, in the order of the file; a warning is left out before any error is.',
      resolve: ({ issues }) => issues,
    }),
  }),
});

export const LimitExceeded = builder.objectRef<ErrorResult>('LimitExceededError').implement({
  description: 'The upload or an option went over a limit of the server.',
  interfaces: [ErrorInterface],
});

export const InvalidInput = builder.objectRef<ErrorResult>('InvalidInputError').implement({
  description: 'An argument that no valid request can carry; the message names it.',
  interfaces: [ErrorInterface],
});

export const IdempotencyConflict = builder.objectRef<ErrorResult>('IdempotencyConflictError').implement({
  description: 'The idempotency key was used before, with another file or other options.',
  interfaces: [ErrorInterface],
});

export const NotFound = builder.objectRef<ErrorResult>('NotFoundError').implement({
  description: 'There is no such thing, or it is not yours.',
  interfaces: [ErrorInterface],
});

export function notFound(what: string, id: string): ErrorResult {
  return {
    __typename: 'NotFoundError',
    code: 'NOT_FOUND',
    message: `There is no ${what} ${id.slice(0, 100)}.`,
  };
}

export const NothingToRetry = builder.objectRef<ErrorResult>('NothingToRetryError').implement({
  description: 'No image of the request has failed.',
  interfaces: [ErrorInterface],
});

export const RequestCanceling = builder.objectRef<ErrorResult>('RequestCancelingError').implement({
  description: 'The request is being cancelled; retry when that is done.',
  interfaces: [ErrorInterface],
});
