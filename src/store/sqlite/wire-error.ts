import { isNativeError } from 'node:util/types';
import { HalftoneError } from '../../domain/halftone-error.ts';
import { InvalidInputError } from '../../domain/invalid-input-error.ts';
import { type ErrorRecord, fromErrorRecord, isError, toErrorRecord } from '../../log/error-record.ts';
import { StoreOwnedError, StoreUnavailableError } from '../store-errors.ts';

/** An error on its way between threads, which lose an error's class and what drivers add to it. */
export type WireError =
  | { readonly code: string; readonly message: string; readonly cause: ErrorRecord | null }
  /** Not one of ours: the language's own keep their class, others would arrive as objects that say nothing. */
  | { readonly code: null; readonly error: unknown }
  | { readonly code: null; readonly record: ErrorRecord };

const byCode: Readonly<Record<string, (message: string, options: ErrorOptions) => HalftoneError>> = {
  STORE_UNAVAILABLE: (message, options) =>
    new StoreUnavailableError(message.replace(/^.*?not available: /, ''), options),
  STORE_OWNED: (message) => new StoreOwnedError(message),
  INVALID_INPUT: (message) => new InvalidInputError(message),
};

export function packError(error: unknown): WireError {
  if (error instanceof HalftoneError) {
    const { code, message, cause } = error;
    return { code, message, cause: isError(cause) ? toErrorRecord(cause) : null };
  }
  const isOwn = !isError(error) || (isNativeError(error) && !('code' in error));
  return isOwn ? { code: null, error } : { code: null, record: toErrorRecord(error) };
}

export function unpackError(wire: WireError): unknown {
  if (wire.code === null) return 'record' in wire ? fromErrorRecord(wire.record) : wire.error;
  const options = wire.cause === null ? {} : { cause: fromErrorRecord(wire.cause) };
  return byCode[wire.code]?.(wire.message, options) ?? new Error(wire.message, options);
}
