import type { WireError } from './wire-error.ts';

/** What a thread of the store is started with. */
export interface ThreadSettings {
  readonly role: 'writer' | 'reader';
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

// oxlint-disable-next-line typescript/no-explicit-any
type AnyMethod = (...values: any[]) => Promise<unknown>;

/** Methods as the thread itself has them: with the same values, answering at once or later. */
export type Answering<Methods> = {
  readonly [Name in keyof Methods]: Methods[Name] extends AnyMethod
    ? (...values: Parameters<Methods[Name]>) => Awaited<ReturnType<Methods[Name]>> | ReturnType<Methods[Name]>
    : never;
};
