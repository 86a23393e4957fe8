import type { ColumnMapping } from '../../domain/catalog-head.ts';
import { saysNoImage } from '../cells/no-image-words.ts';
import { isBlank } from '../cells/white-space.ts';
import { cellAddresses } from '../columns/cell-addresses.ts';
import { findMapped } from '../columns/find-mapped.ts';
import { isTextHeader } from '../columns/find-text.ts';
import { headerSenses } from '../columns/header-senses.ts';
import { isImageAlias } from '../columns/image-alias.ts';
import { findExport } from '../formats/find-export.ts';
import { normalizeHeader } from '../normalize-header.ts';

/** Where a table begins among a file's first records. */
export interface TablePlace {
  /** Records above the header; above the first row, where there is none. */
  readonly above: number;
  readonly hasHeader: boolean;
}

type Cells = readonly string[];

/** Records above a header that are looked at: more than any export or report has. */
export const mostAbove = 30;

/**
 * The header is the record that reads most like one, of those above the first with image addresses: known exports
 * and names given by hand before all, then words that headers are made of, then how many cells are filled. A lone
 * cell above a table of several columns is a title. Where no record reads like a header, the table has none.
 */
export function findTable(records: readonly (Cells | null)[], mapping: ColumnMapping | null): TablePlace {
  const width = commonWidth(records);
  const firstRow = records.findIndex((cells) => cells !== null && isRow(cells, width));
  const end = firstRow === -1 ? records.length : firstRow;
  let best: { readonly above: number; readonly score: number } | null = null;
  for (const [above, cells] of records.slice(0, mostAbove).entries()) {
    if (cells === null) {
      if (above < end && (best === null || best.score < unreadable)) best = { above, score: unreadable };
      continue;
    }
    if (filled(cells) === 0) continue;
    const known = isKnownHeader(cells, mapping);
    const below = records.slice(above + 1);
    const speaks = namesImages(cells, below);
    // Above it, a line with addresses was a shop's own.
    if (!known && above >= end && (best !== null || !speaks)) continue;
    if (!known && width > 1 && filled(cells) === 1 && !isLoneHeader(cells, below)) continue;
    const score = known ? 100 : headerScore(cells, width, below) + (speaks ? 2 : 0);
    if (best === null || score > best.score) best = { above, score };
  }
  if (best !== null && best.score > 0) return { above: best.above, hasHeader: true };
  if (firstRow !== -1) {
    const header = strangerAbove(records, firstRow);
    if (header !== -1) return { above: header, hasHeader: true };
    return { above: Math.min(firstRow, best?.above ?? firstRow), hasHeader: false };
  }
  return { above: 0, hasHeader: true };
}

/** It names columns, one of which says images and has addresses below. */
function namesImages(cells: Cells, below: readonly (Cells | null)[]): boolean {
  if (filled(cells) < 2 || cells.some((cell) => cellAddresses(cell) !== null)) return false;
  return cells.some((cell, column) => {
    if (cell.length >= 100 || !(isImageAlias(cell) || headerSenses(cell).has('IMAGE'))) return false;
    const first = below.find((row) => !isBlank(row?.[column] ?? ''));
    return cellAddresses(first?.[column] ?? '') !== null;
  });
}

/** The last record above the first row that has something else where that has its addresses, such as `1,2,3`; or -1. */
function strangerAbove(records: readonly (Cells | null)[], firstRow: number): number {
  const row = records[firstRow] ?? [];
  return records
    .slice(0, firstRow)
    .findLastIndex((cells) =>
      cells?.some(
        (cell, column) =>
          !isBlank(cell) && !saysNoImage(cell.trim()) && cellAddresses(row[column] ?? '') !== null,
      ),
    );
}

/** One column of several has a name, and it is one that such columns have: `Product,,`. A title reads otherwise. */
function isLoneHeader(cells: Cells, below: readonly (Cells | null)[]): boolean {
  const column = cells.findIndex((cell) => !isBlank(cell));
  const next = below.find((row) => row !== null && filled(row) > 0);
  const cell = cells[column] ?? '';
  return (isTextHeader(cell) || isImageAlias(cell)) && next != null && !isBlank(next[column] ?? '');
}

/** Of a record whose quotes do not close: it is the header unless one below has a header's words. */
const unreadable = 3.5;

const filled = (cells: Cells) => cells.filter((cell) => !isBlank(cell)).length;

/** The most usual number of cells, of several the largest. */
export function commonWidth(records: readonly (Cells | null)[]): number {
  const counts = new Map<number, number>();
  for (const cells of records)
    if (cells !== null) counts.set(cells.length, (counts.get(cells.length) ?? 0) + 1);
  const [width = 1] = [...counts].sort(([a, m], [b, n]) => n - m || b - a)[0] ?? [];
  return width;
}

/** It has an address; alone in a line above a wider table that is a shop's own. */
function isRow(cells: Cells, width: number): boolean {
  return (width === 1 || filled(cells) > 1) && cells.some((cell) => cellAddresses(cell) !== null);
}

function isKnownHeader(cells: Cells, mapping: ColumnMapping | null): boolean {
  const names = cells.map(normalizeHeader);
  if (findExport(names) !== null) return true;
  const byName = [...(mapping?.images ?? []), mapping?.name, mapping?.serialNumber].filter(
    (name) => name !== undefined && !/^\s*#\s*\d+\s*$/.test(name),
  );
  return byName.length > 0 && byName.every((name) => findMapped(names, 0, name) !== null);
}

/** Cells of a record that are looked at one by one. */
const mostCells = 100;

/** Above zero: it is more a header than a row. */
function headerScore(cells: Cells, width: number, below: readonly (Cells | null)[]): number {
  const first = cells.slice(0, mostCells);
  const words = first.filter((cell) => cell.length < 100 && isHeaderWord(cell)).length;
  const alias = cells.some(isImageAlias) ? 2 : 0;
  const share = Math.min(1, filled(cells) / width);
  const numbers = first.filter((cell, column) => isNumber(cell) && isNumberColumn(below, column)).length;
  return Math.min(words, 4) + alias + 3 * share - 4 * numbers - (cells.some(isLong) ? 3 : 0);
}

const isHeaderWord = (cell: string) =>
  isTextHeader(cell) || isImageAlias(cell) || headerSenses(cell).size > 0;

/** No header is a paragraph. */
const isLong = (cell: string) => cell.length > 200;

const isNumber = (cell: string) => /^[\s€$£¥#+-]*\d[\d.,\s:/%-]*[\s€$£¥%]*$/.test(cell);

function isNumberColumn(rows: readonly (Cells | null)[], column: number): boolean {
  const cells = rows
    .slice(0, 20)
    .flatMap((row) => (row?.[column] && !isBlank(row[column]) ? [row[column]] : []));
  return cells.length > 0 && cells.filter(isNumber).length > cells.length / 2;
}
