import { createHash } from 'node:crypto';
import { InvalidInputError } from '../domain/invalid-input-error.ts';

/** A place in a list: what the list is ordered by, then what breaks ties. */
export type Place = readonly [rank: number, key: number];
export type IdPlace = readonly [rank: number, id: string];

/** Marks the cursors of one list, so that one of another list is noticed. */
export function listTag(list: readonly unknown[]): string {
  return createHash('sha256').update(JSON.stringify(list)).digest('base64url').slice(0, 8);
}

export function encodeCursor(tag: string, place: Place | IdPlace): string {
  return Buffer.from(JSON.stringify([tag, ...place])).toString('base64url');
}

/** Null without a cursor; InvalidInputError for anything that is not a cursor of this list. */
export function decodeCursor(tag: string, cursor: string | null): Place | null {
  if (cursor === null) return null;
  const [rank, key] = partsOf(tag, cursor);
  if (!Number.isSafeInteger(rank) || !Number.isSafeInteger(key)) throw foreign();
  return [rank as number, key as number];
}

/** As decodeCursor, for lists where an id breaks ties. */
export function decodeIdCursor(tag: string, cursor: string | null): IdPlace | null {
  if (cursor === null) return null;
  const [rank, id] = partsOf(tag, cursor);
  if (!Number.isSafeInteger(rank) || typeof id !== 'string') throw foreign();
  return [rank as number, id];
}

function partsOf(tag: string, cursor: string): unknown[] {
  const parts = parse(cursor);
  if (!Array.isArray(parts) || parts.length !== 3 || parts[0] !== tag) throw foreign();
  return parts.slice(1);
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
    '`after` is not a cursor from this list. Use one from a page of the same list.',
  );
}
