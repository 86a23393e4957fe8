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
  description: 'An error, with a code for programs and a message for people.',
  fields: (t) => ({
    code: t.exposeString('code', { description: 'For programs: stable, UPPER_SNAKE_CASE.' }),
    message: t.exposeString('message', { description: 'What is wrong and how to fix it.' }),
  }),
});

export const CsvRejected = builder.objectRef<CsvRejectedResult>('CsvRejectedError').implement({
  description: 'The file was refused, and nothing was stored.',
  interfaces: [ErrorInterface],
  fields: (t) => ({
    totalIssues: t.exposeInt('totalIssues', {
      description: 'Number of all issues, including those beyond the first 100.',
    }),
    issues: t.field({
      type: [CsvIssue],
      description:
        'At most 100 issues, in file order. If there are more, errors are listed in preference to warnings.',
      resolve: ({ issues }) => issues,
    }),
  }),
});

export const LimitExceeded = builder.objectRef<ErrorResult>('LimitExceededError').implement({
  description: 'The upload or an option is above one of the server’s limits.',
  interfaces: [ErrorInterface],
});

export const InvalidInput = builder.objectRef<ErrorResult>('InvalidInputError').implement({
  description: 'An argument is not valid. The message names it.',
  interfaces: [ErrorInterface],
});

export const IdempotencyConflict = builder.objectRef<ErrorResult>('IdempotencyConflictError').implement({
  description: 'The idempotency key was already used with a different file or different options.',
  interfaces: [ErrorInterface],
});

export const NotFound = builder.objectRef<ErrorResult>('NotFoundError').implement({
  description: 'It does not exist, or it belongs to another tenant.',
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
  description: 'The request is being cancelled. Try again when it has the status CANCELED.',
  interfaces: [ErrorInterface],
});
