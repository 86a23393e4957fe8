import { createHash } from 'node:crypto';
import { InvalidInputError } from '../../invalid-input-error.ts';

/** A place in a list: what the list is ordered by, then what breaks ties. */
export type Place = readonly [rank: number, key: number];

/** Marks the cursors of one list, so that one of another list is noticed. */
export function listTag(list: readonly unknown[]): string {
  return createHash('sha256').update(JSON.stringify(list)).digest('base64url').slice(0, 8);
}

export function encodeCursor(tag: string, place: Place): string {
  return Buffer.from(JSON.stringify([tag, ...place])).toString('base64url');
}

/** Null without a cursor; InvalidInputError for anything that is not a cursor of this list. */
export function decodeCursor(tag: string, cursor: string | null): Place | null {
  if (cursor === null) return null;
  const parts = parse(cursor);
  if (!Array.isArray(parts) || parts.length !== 3) throw foreign();
  const [found, rank, key] = parts as unknown[];
  if (found !== tag || !Number.isSafeInteger(rank) || !Number.isSafeInteger(key)) throw foreign();
  return [rank as number, key as number];
}

function parse(cursor: string): unknown {
  try {
    return JSON.parse(Buffer.from(cursor, 'base64url').toString());
  } catch {
    return null;
  }
}

function foreign(): InvalidInputError {
  return new InvalidInputError(
    '`after` is not a cursor of this list; take one from a page of the same list.',
  );
}
