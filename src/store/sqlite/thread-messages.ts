import type { Role } from '../assemble-store.ts';
import type { WireError } from './wire-error.ts';

/** What a thread of the store is started with. */
export interface ThreadSettings {
  readonly role: Role;
  readonly dataDir: string;
  readonly file: string;
}

export interface Call {
  readonly id: number;
  readonly method: string;
  readonly values: readonly unknown[];
}

export type Answer =
  | { readonly id: number; readonly value: unknown }
  | { readonly id: number; readonly error: WireError };
