import { normalizeHeader } from '../normalize-header.ts';

/**
 * The column that a user named, by its header or as `#3`, the third; null: nothing was named, or there is no such.
 * `names`: in the form of normalizeHeader.
 */
export function findMapped(
  names: readonly string[],
  columns: number,
  named: string | undefined,
): number | null {
  if (named === undefined) return null;
  const byName = names.indexOf(normalizeHeader(named));
  if (byName !== -1) return byName;
  const place = Number(/^\s*#\s*(\d{1,5})\s*$/.exec(named)?.[1] ?? 0);
  return place >= 1 && place <= columns ? place - 1 : null;
}
