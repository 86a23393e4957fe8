import type { CatalogHead } from '../domain/catalog-head.ts';
import { cellRanges } from './cell-ranges.ts';
import type { CsvRecord } from './csv-record.ts';
import { writeCell } from './write-cell.ts';

/** What is written into a record, and where in its batch. */
export interface Insertion {
  readonly at: number;
  readonly text: string;
}

/**
 * A cell of a new column behind the header's last: a row that is too short gets the cells it lacks as well, and in
 * one with blank cells too many it takes the first of them, so that it is always below its header.
 * `fits`: the row was read, so that what it has too many is blank.
 */
export function addedCell(
  buffer: Buffer,
  record: CsvRecord,
  { columns, dialect: { delimiter } }: CatalogHead,
  fits: boolean,
  value: string,
): Insertion {
  const surplus = fits ? record.cells - columns.length : 0;
  if (surplus <= 0)
    return { at: record.end, text: delimiter.repeat(1 - surplus) + writeCell(value, delimiter) };
  const cell = cellRanges(buffer, record, delimiter)[columns.length];
  if (cell === undefined) throw new Error('A record has fewer cells than the scanner counted.');
  // Between the quotes that are there it needs none of its own.
  if (cell.inner !== null) return { at: cell.inner.start, text: value.replaceAll('"', '""') };
  return { at: cell.start, text: writeCell(value, delimiter) };
}
