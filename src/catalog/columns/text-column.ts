import { isBlank } from '../cells/white-space.ts';

/**
 * The first column that reads like names: nearly always filled, mostly letters, short, and not the same few words
 * again and again. null: none does, or there are too few rows to tell.
 */
export function textColumn(
  rows: readonly (readonly string[])[],
  columns: number,
  isOther: (column: number) => boolean,
): number | null {
  for (let column = 0; column < columns; column++) {
    if (isOther(column)) continue;
    const cells = rows.map((row) => row[column] ?? '').filter((cell) => !isBlank(cell));
    if (cells.length === 0 || cells.length < 0.8 * rows.length) continue;
    const wordy = cells.filter((cell) => cell.length <= 200 && /\p{L}{2}/u.test(cell)).length;
    const different = new Set(cells).size;
    if (wordy >= 0.8 * cells.length && different >= Math.min(cells.length, 2 + cells.length / 2))
      return column;
  }
  return null;
}
