import type { CatalogHead, ColumnMapping } from '../domain/catalog-head.ts';
import type { CsvIssue } from '../domain/csv-issue.ts';
import { InvalidInputError } from '../domain/invalid-input-error.ts';
import type { TextEncoding } from '../domain/text-encoding.ts';
import { type ChosenColumns, chooseColumns } from './columns/choose-columns.ts';
import { findMapped } from './columns/find-mapped.ts';
import { normalizeHeader } from './normalize-header.ts';
import { shownText } from './shown-text.ts';
import type { DetectedTable, DetectOptions } from './table/detect-table.ts';

/** What the beginning of a file said about all the rest. */
export interface FoundHead {
  readonly head: CatalogHead;
  readonly chosen: ChosenColumns;
  /** Of the header: NO_IMAGE_COLUMN (an error, and the head has no image column), DUPLICATE_COLUMN (a warning). */
  readonly issues: readonly CsvIssue[];
}

/**
 * What the header, or the first rows where there is none, says about all other records.
 * `header`: as it was read; null: there is none.
 * @throws InvalidInputError where the mapping names no image column at all, or another column that is not there.
 */
export function findHead(
  header: readonly string[] | null,
  table: DetectedTable,
  encoding: TextEncoding,
  options: DetectOptions,
): FoundHead {
  const { mapping } = options;
  if (mapping?.images?.length === 0)
    throw new InvalidInputError('columns.images: give at least one column, or leave it out to detect it.');
  const columns = header ?? Array.from({ length: table.columns }, (_, i) => `#${i + 1}`);
  const names = columns.map(normalizeHeader);
  for (const field of ['name', 'serialNumber'] as const) {
    const name = mapping?.[field];
    if (name !== undefined && findMapped(names, columns.length, name) === null)
      throw new InvalidInputError(
        `columns.${field}: the file has no column "${shownText(name)}". ${columnsOf(columns)}`,
      );
  }
  const chosen = chooseColumns(header, table.rows, columns.length, options);
  const { format, imageColumns, nameColumn, serialNumberColumn, rules, baseUrl } = chosen;
  const { dialect, rowsAbove, hasHeader, line } = table;
  const head = {
    ...{ format, dialect, columns, imageColumns, nameColumn, serialNumberColumn, rules },
    ...{ rowsAbove, hasHeader, baseUrl, encoding },
  };
  const missing = imageColumns.length > 0 ? [] : [noImageColumn(columns, names, line, mapping)];
  return { head, chosen, issues: [...missing, ...duplicates(head, names, line)] };
}

function columnsOf(columns: readonly string[]): string {
  const shown = columns.slice(0, 50).map((column) => `"${shownText(column.trim())}"`);
  return `The columns are: ${shown.join(', ')}${columns.length > shown.length ? ', …' : ''}.`;
}

function noImageColumn(
  columns: readonly string[],
  names: readonly string[],
  line: number,
  mapping: ColumnMapping | null,
): CsvIssue {
  const absent = (mapping?.images ?? []).filter((name) => findMapped(names, columns.length, name) === null);
  const message =
    absent.length > 0
      ? `There is no column ${absent.map((name) => `"${shownText(name)}"`).join(', ')}. ${columnsOf(columns)}`
      : `No column with image URLs was found. Choose the column that has them (option columns.images). ${columnsOf(columns)}`;
  return { line, column: null, value: null, code: 'NO_IMAGE_COLUMN', severity: 'ERROR', message };
}

/** Names and serial numbers come from one column; the first of several with one header is taken. */
function duplicates(head: CatalogHead, names: readonly string[], line: number): CsvIssue[] {
  return [head.nameColumn, head.serialNumberColumn].flatMap((column) => {
    const name = column === null ? '' : (names[column] ?? '');
    if (column === null || name === '' || names.indexOf(name, column + 1) === -1) return [];
    const header = shownText((head.columns[column] ?? '').trim());
    const message = `More than one column has the header "${header}". The first one is used. To use another, give its position, such as #${column + 2}.`;
    return [
      { line, column: header, value: null, code: 'DUPLICATE_COLUMN', severity: 'WARNING', message } as const,
    ];
  });
}
