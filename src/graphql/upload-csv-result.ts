import { CsvRejectedError } from '../catalog/csv-rejected-error.ts';
import type { HalftoneError } from '../domain/halftone-error.ts';
import { IdempotencyConflictError } from '../domain/idempotency-conflict-error.ts';
import { InvalidInputError } from '../domain/invalid-input-error.ts';
import { LimitExceededError } from '../domain/limit-exceeded-error.ts';
import type { Request as DomainRequest } from '../domain/request.ts';
import { builder } from './builder.ts';
import type { GraphqlContext } from './context.ts';
import {
  CsvRejected,
  type CsvRejectedResult,
  type ErrorResult,
  IdempotencyConflict,
  InvalidInput,
  LimitExceeded,
} from './errors.ts';
import { Request } from './request.ts';
import { type RequestNode, requestNode } from './request-node.ts';

export const UploadCsvResult = builder.unionType('UploadCsvResult', {
  description: 'The new request, or why the catalogue was refused.',
  types: [Request, CsvRejected, LimitExceeded, InvalidInput, IdempotencyConflict],
});

/** The result of `submit`, or the error that a user can cause; any other error is thrown and masked. */
export async function toUploadCsvResult(
  { requests }: GraphqlContext,
  submit: () => Promise<DomainRequest>,
): Promise<RequestNode | ErrorResult | CsvRejectedResult> {
  try {
    return requestNode(await submit(), requests.links);
  } catch (error) {
    return errorResult(error);
  }
}

/** An error that a user can cause, as a result; any other error is thrown and masked. */
export function errorResult(error: unknown): ErrorResult | CsvRejectedResult {
  if (error instanceof CsvRejectedError) {
    const { code, message, totalIssues, issues } = error;
    return { __typename: 'CsvRejectedError', code, message, totalIssues, issues };
  }
  const __typename = typenameOf(error);
  if (__typename === null) throw error;
  const { code, message } = error as HalftoneError;
  return { __typename, code, message };
}

function typenameOf(error: unknown): string | null {
  if (error instanceof LimitExceededError) return 'LimitExceededError';
  if (error instanceof InvalidInputError) return 'InvalidInputError';
  if (error instanceof IdempotencyConflictError) return 'IdempotencyConflictError';
  return null;
}
