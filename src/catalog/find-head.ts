import { InvalidInputError } from '../invalid-input-error.ts';
import type { CatalogHead, ColumnMapping, CsvDialect } from './catalog-head.ts';
import type { CsvIssueCode } from './csv-issue.ts';
import { CsvRejectedError } from './csv-rejected-error.ts';
import { cutValue } from './cut-value.ts';
import { findFormat } from './find-format.ts';
import { findAlias } from './formats/find-alias.ts';
import { normalizeHeader } from './normalize-header.ts';
import type { TextEncoding } from './text-encoding.ts';

/** What the reading knows of a file before its header. */
export interface FileStart {
  readonly dialect: CsvDialect;
  readonly encoding: TextEncoding;
  readonly rowsAbove: number;
}

/**
 * What the header record says about all others.
 * @throws CsvRejectedError NO_IMAGE_COLUMN, DUPLICATE_COLUMN (of a column that is used).
 * @throws InvalidInputError where `mapping` names no image column at all, or another column that is not there.
 */
export function findHead(
  columns: readonly string[],
  line: number,
  start: FileStart,
  mapping: ColumnMapping | null,
): CatalogHead {
  if (mapping?.images?.length === 0) {
    throw new InvalidInputError(
      'columns.images: name at least one column, or leave it out to have it found.',
    );
  }
  const header = columns.map(normalizeHeader);
  const rule = findFormat(header, mapping);
  const imageColumns = rule.findImages(header, mapping);
  if (imageColumns.length === 0) {
    throw rejected('NO_IMAGE_COLUMN', line, null, noImageColumn(columns, header, mapping));
  }
  const nameColumn = named(header, 'name', mapping?.name) ?? rule.findName(header);
  const serialNumberColumn =
    named(header, 'serialNumber', mapping?.serialNumber) ?? rule.findSerialNumber(header);
  for (const used of [...imageColumns, nameColumn, serialNumberColumn]) {
    if (used === null) continue;
    const again = header.indexOf(header[used] ?? '', used + 1);
    if (again === -1 || (imageColumns.includes(used) && imageColumns.includes(again))) continue;
    const name = (columns[used] ?? '').trim();
    const message = `The header has more than one column "${name}". Rename or remove all but one.`;
    throw rejected('DUPLICATE_COLUMN', line, cutValue(name), message);
  }
  const byHand = mapping?.name !== undefined || mapping?.serialNumber !== undefined;
  return {
    ...start,
    format: rule.format === 'PLAIN' && byHand ? 'CUSTOM' : rule.format,
    columns,
    imageColumns,
    nameColumn,
    serialNumberColumn,
    rules: { cells: rule.cells, group: rule.findGroup(header) },
  };
}

function named(header: readonly string[], field: string, name: string | undefined): number | null {
  if (name === undefined) return null;
  const column = findAlias(header, [name]);
  if (column === null) throw new InvalidInputError(`columns.${field}: the file has no column "${name}".`);
  return column;
}

function noImageColumn(
  columns: readonly string[],
  header: readonly string[],
  mapping: ColumnMapping | null,
): string {
  const shown = columns.slice(0, 50).map((column) => `"${cutValue(column.trim())}"`);
  const found = `The header has: ${shown.join(', ')}${columns.length > shown.length ? ', …' : ''}.`;
  const missing = mapping?.images?.filter((name) => !header.includes(normalizeHeader(name))) ?? [];
  return missing.length > 0
    ? `There is no column ${missing.map((name) => `"${cutValue(name)}"`).join(', ')}. ${found}`
    : `No image column was found. Call it "Input Image Urls", or name it in the option columns.images. ${found}`;
}

function rejected(
  code: CsvIssueCode,
  line: number,
  column: string | null,
  message: string,
): CsvRejectedError {
  return new CsvRejectedError([{ line, column, value: null, code, message }], 1);
}
