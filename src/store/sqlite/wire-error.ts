import { HalftoneError } from '../../domain/halftone-error.ts';
import { InvalidInputError } from '../../domain/invalid-input-error.ts';
import { StoreOwnedError, StoreUnavailableError } from '../store-errors.ts';

/** An error on its way between threads, which lose an error's class. */
export type WireError =
  | { readonly code: string; readonly message: string }
  /** Not one of ours: goes over as it is. */
  | { readonly code: null; readonly error: unknown };

const byCode: Readonly<Record<string, (message: string) => HalftoneError>> = {
  STORE_UNAVAILABLE: (message) => new StoreUnavailableError(message.replace(/^.*?not available: /, '')),
  STORE_OWNED: (message) => new StoreOwnedError(message),
  INVALID_INPUT: (message) => new InvalidInputError(message),
};

export function packError(error: unknown): WireError {
  if (error instanceof HalftoneError) return { code: error.code, message: error.message };
  return { code: null, error };
}

export function unpackError(wire: WireError): unknown {
  if (wire.code === null) return wire.error;
  return byCode[wire.code]?.(wire.message) ?? new Error(wire.message);
}
