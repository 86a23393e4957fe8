import { CsvRejectedError } from '../catalog/csv-rejected-error.ts';
import type { HalftoneError } from '../halftone-error.ts';
import { InvalidInputError } from '../invalid-input-error.ts';
import { LimitExceededError } from '../limit-exceeded-error.ts';
import { IdempotencyConflictError } from '../requests/idempotency-conflict-error.ts';
import { builder } from './builder.ts';
import { CsvIssue } from './csv-issue.ts';

const ErrorInterface = builder.interfaceRef<HalftoneError>('Error').implement({
  description: 'What went wrong, for programs and for people.',
  fields: (t) => ({
    code: t.exposeString('code', { description: 'For programs: stable, UPPER_SNAKE_CASE.' }),
    message: t.exposeString('message', { description: 'What is wrong and how to mend it.' }),
  }),
});

export const CsvRejected = builder.objectType(CsvRejectedError, {
  name: 'CsvRejectedError',
  description: 'The file was not taken, and nothing of it was stored.',
  interfaces: [ErrorInterface],
  isTypeOf: (value) => value instanceof CsvRejectedError,
  fields: (t) => ({
    totalIssues: t.exposeInt('totalIssues', { description: 'All issues, beyond the first 100 too.' }),
    issues: t.field({
      type: [CsvIssue],
      description: 'The first 100 issues.',
      resolve: ({ issues }) => issues,
    }),
  }),
});

export const LimitExceeded = builder.objectType(LimitExceededError, {
  name: 'LimitExceededError',
  description: 'The upload or an option went over a limit of the server.',
  interfaces: [ErrorInterface],
  isTypeOf: (value) => value instanceof LimitExceededError,
});

export const InvalidInput = builder.objectType(InvalidInputError, {
  name: 'InvalidInputError',
  description: 'An argument that no valid request can carry; the message names it.',
  interfaces: [ErrorInterface],
  isTypeOf: (value) => value instanceof InvalidInputError,
});

export const IdempotencyConflict = builder.objectType(IdempotencyConflictError, {
  name: 'IdempotencyConflictError',
  description: 'The idempotency key was used before, with another file or other options.',
  interfaces: [ErrorInterface],
  isTypeOf: (value) => value instanceof IdempotencyConflictError,
});
