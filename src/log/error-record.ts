import { isNativeError } from 'node:util/types';

/** An error as plain data: what a log line shows of it, and how it passes between threads and processes. */
export interface ErrorRecord {
  /** The error's own name, or its class where the name says nothing. */
  readonly type: string;
  readonly message: string;
  readonly stack?: string;
  readonly code?: string | number;
  readonly cause?: unknown;
  /** Of an AggregateError, the first ten. */
  readonly errors?: readonly unknown[];
  /** What else is known of it in plain words: `errno`, `syscall`, `address`, `port`, `status`, … */
  readonly [name: string]: unknown;
}

/** Errors below errors that are kept. */
const deepest = 5;
const mostOfMany = 10;
const longestText = 8_000;

export function isError(value: unknown): value is Error {
  return value instanceof Error || isNativeError(value);
}

/**
 * Everything of an error that is text, a number or a truth value, with its causes. Objects that libraries hang
 * on their errors (axios the whole request with its headers) are left out: they hold secrets and say little.
 */
export function toErrorRecord(error: Error, depth = 0): ErrorRecord {
  const record: Record<string, unknown> = { type: typeOf(error), message: cut(error.message) };
  if (typeof error.stack === 'string') record['stack'] = cut(error.stack);
  for (const [name, value] of Object.entries(error)) {
    if (name === 'name' || name in record) continue;
    if (typeof value === 'string') record[name] = cut(value);
    else if (typeof value === 'number' || typeof value === 'boolean') record[name] = value;
  }
  // A getter of the prototype, in DOMException and in some drivers.
  const { code } = error as { readonly code?: unknown };
  if (typeof code === 'string' || typeof code === 'number') record['code'] = code;
  if (depth < deepest && error.cause != null) record['cause'] = below(error.cause, depth);
  if (depth < deepest && error instanceof AggregateError) {
    record['errors'] = error.errors.slice(0, mostOfMany).map((one: unknown) => below(one, depth));
  }
  return record as ErrorRecord;
}

/** The error that a record was made of, without its class. */
export function fromErrorRecord(record: ErrorRecord): Error {
  const { type, message, cause, errors, ...more } = record;
  const options =
    cause === undefined ? undefined : { cause: isRecord(cause) ? fromErrorRecord(cause) : cause };
  const error =
    errors === undefined
      ? new Error(message, options)
      : new AggregateError(
          errors.map((one) => (isRecord(one) ? fromErrorRecord(one) : one)),
          message,
          options,
        );
  delete error.stack;
  return Object.assign(error, { name: type }, more);
}

function isRecord(value: unknown): value is ErrorRecord {
  return typeof value === 'object' && value !== null && 'type' in value && 'message' in value;
}

function below(value: unknown, depth: number): unknown {
  if (isError(value)) return toErrorRecord(value, depth + 1);
  return typeof value === 'object' || typeof value === 'function' ? undefined : value;
}

function typeOf(error: Error): string {
  const { name } = error;
  if (name !== 'Error' && name !== '') return name;
  return error.constructor?.name || 'Error';
}

/** A library may set anything as a message. */
function cut(value: unknown): string {
  const text = String(value);
  return text.length > longestText ? `${text.slice(0, longestText)}…` : text;
}
