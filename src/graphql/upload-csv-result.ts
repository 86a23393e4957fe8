import { CsvRejectedError } from '../catalog/csv-rejected-error.ts';
import { InvalidInputError } from '../invalid-input-error.ts';
import { LimitExceededError } from '../limit-exceeded-error.ts';
import { IdempotencyConflictError } from '../requests/idempotency-conflict-error.ts';
import type { Request as DomainRequest } from '../requests/request.ts';
import { builder } from './builder.ts';
import type { GraphqlContext } from './context.ts';
import { CsvRejected, IdempotencyConflict, InvalidInput, LimitExceeded } from './errors.ts';
import { Request } from './request.ts';
import { type RequestNode, requestNode } from './request-node.ts';

export const UploadCsvResult = builder.unionType('UploadCsvResult', {
  description: 'The new request, or why the catalogue was not taken.',
  types: [Request, CsvRejected, LimitExceeded, InvalidInput, IdempotencyConflict],
});

type TypedError = CsvRejectedError | LimitExceededError | InvalidInputError | IdempotencyConflictError;

/** What `submit` gave, or the error a user can cause; any other error goes on to the masking. */
export async function toUploadCsvResult(
  { requests }: GraphqlContext,
  submit: () => Promise<DomainRequest>,
): Promise<RequestNode | TypedError> {
  try {
    return requestNode(await submit(), requests.links);
  } catch (error) {
    if (isTyped(error)) return error;
    throw error;
  }
}

function isTyped(error: unknown): error is TypedError {
  return (
    error instanceof CsvRejectedError ||
    error instanceof LimitExceededError ||
    error instanceof InvalidInputError ||
    error instanceof IdempotencyConflictError
  );
}
