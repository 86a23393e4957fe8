import { InvalidInputError } from './invalid-input-error.ts';

/** A position in a progress log as clients see it: opaque, URL-safe. */
export function formatCursor(sequence: number): string {
  return `c${sequence.toString(36)}`;
}

/** The number a cursor stands for. Throws InvalidInputError for anything that `formatCursor` did not make. */
export function parseCursor(cursor: string): number {
  const sequence = /^c[0-9a-z]{1,10}$/.test(cursor) ? Number.parseInt(cursor.slice(1), 36) : Number.NaN;
  if (!Number.isSafeInteger(sequence) || formatCursor(sequence) !== cursor) {
    throw new InvalidInputError(
      'after: this is not a cursor from this server. Leave it out to start at the beginning.',
    );
  }
  return sequence;
}
