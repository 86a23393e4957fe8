import type { CatalogHead } from '../domain/catalog-head.ts';
import type { CsvIssue } from '../domain/csv-issue.ts';
import { isBlank } from './cells/white-space.ts';
import type { CsvRecord } from './csv-record.ts';
import { recordIssue } from './record-issue.ts';
import { rulesOf } from './rules-of.ts';

/**
 * A row's cells, as many as the header has: missing ones are blank, blank ones too many are left out, and both are
 * worth a warning where the row says anything. null: there are too many that are filled, or it is a sheet from
 * before that was read more strictly; then the row is skipped.
 */
export function fitCells(
  cells: readonly string[],
  head: CatalogHead,
  record: CsvRecord,
  buffer: Buffer,
  issues: CsvIssue[],
): readonly string[] | null {
  const columns = head.columns.length;
  if (cells.length === columns) return cells;
  const report = (severity: CsvIssue['severity'], how: string): void => {
    const counts = `The row has ${counted(cells.length)}, the header ${columns}.`;
    issues.push({ ...recordIssue(buffer, record, 'RAGGED_ROW', `${counts} ${how}`), severity });
  };
  const strict = rulesOf(head).cells.anySheet !== true;
  if (strict || !cells.slice(columns).every(isBlank)) {
    report('ERROR', 'Put a cell that contains the delimiter into double quotes.');
    return null;
  }
  const fitting = cells.slice(0, columns);
  while (fitting.length < columns) fitting.push('');
  if (!fitting.every(isBlank))
    report(
      'WARNING',
      cells.length < columns
        ? 'The missing cells are treated as empty.'
        : 'The extra cells are empty and are ignored.',
    );
  return fitting;
}

const counted = (cells: number) => `${cells} ${cells === 1 ? 'cell' : 'cells'}`;
