import type { CatalogFormat } from '../../domain/catalog-format.ts';
import type { ColumnMapping } from '../../domain/catalog-head.ts';
import { plainCells, type RowRules } from '../../domain/row-rules.ts';
import { findExport } from '../formats/find-export.ts';
import { normalizeHeader } from '../normalize-header.ts';
import { type ColumnEvidence, columnEvidence, hasAddresses } from './column-evidence.ts';
import { evidentColumns } from './evident-columns.ts';
import { findMapped } from './find-mapped.ts';
import { findText } from './find-text.ts';
import type { FoundColumns } from './found-columns.ts';
import { isImageAlias } from './image-alias.ts';

export interface ChosenColumns extends FoundColumns {
  readonly format: CatalogFormat;
  readonly nameColumn: number | null;
  readonly serialNumberColumn: number | null;
  readonly rules: RowRules;
  /** What paths are resolved against: as given in the options, or where this export keeps them; null: unknown. */
  readonly baseUrl: string | null;
  /** Position for position with the columns. */
  readonly evidence: readonly ColumnEvidence[];
}

/**
 * What each column of a table is, by what the user said, else by the header of a known export, else by plain names,
 * else by what the cells hold.
 * `header`: as written; null: the file has none. `rows`: the first, below the header. `columns`: how many there are.
 */
export function chooseColumns(
  header: readonly string[] | null,
  rows: readonly (readonly string[])[],
  columns: number,
  { mapping, baseUrl }: { readonly mapping: ColumnMapping | null; readonly baseUrl: string | null },
): ChosenColumns {
  const evidence = Array.from({ length: columns }, (_, column) =>
    columnEvidence(header?.[column] ?? null, rows, column),
  );
  const names = (header ?? []).map(normalizeHeader);
  const known = header === null ? null : findExport(names);
  const found =
    byMapping(names, columns, mapping) ??
    byExport(known?.findImages(names) ?? [], evidence) ??
    byAlias(header ?? [], evidence, baseUrl) ??
    evidentColumns(evidence, baseUrl !== null);

  const isOther = (column: number): boolean => {
    const one = evidence[column];
    return found.imageColumns.includes(column) || (one !== undefined && hasAddresses(one));
  };
  const text = findText(header ?? [], rows, columns, isOther);
  const format = known?.format ?? 'PLAIN';
  const byHand = mapping?.images ?? mapping?.name ?? mapping?.serialNumber;
  return {
    ...found,
    format: found.foundBy === 'MAPPING' || (byHand !== undefined && known === null) ? 'CUSTOM' : format,
    nameColumn: findMapped(names, columns, mapping?.name) ?? known?.findName(names) ?? text.name,
    serialNumberColumn:
      findMapped(names, columns, mapping?.serialNumber) ??
      known?.findSerialNumber(names) ??
      text.serialNumber,
    rules: { cells: known?.cells ?? plainCells, group: known?.findGroup(names) ?? null },
    baseUrl: baseUrl ?? known?.baseUrl ?? null,
    evidence,
  };
}

/** All or none: a product that silently lost one of its columns would look whole. */
function byMapping(
  names: readonly string[],
  columns: number,
  mapping: ColumnMapping | null,
): FoundColumns | null {
  if (mapping?.images === undefined) return null;
  const found = mapping.images.map((name) => findAllMapped(names, columns, name));
  if (found.some((one) => one.length === 0)) return { foundBy: 'NOTHING', imageColumns: [] };
  return { foundBy: 'MAPPING', imageColumns: [...new Set(found.flat())] };
}

/** Columns of one name are meant together. */
function findAllMapped(names: readonly string[], columns: number, name: string): number[] {
  const first = findMapped(names, columns, name);
  if (first === null) return [];
  const all = names.flatMap((other, column) => (other === normalizeHeader(name) ? [column] : []));
  return all.length > 0 ? all : [first];
}

/** Where the export's own columns are empty, as those of plug-ins that keep images elsewhere, cells decide too. */
function byExport(imageColumns: readonly number[], evidence: readonly ColumnEvidence[]): FoundColumns | null {
  if (imageColumns.length === 0) return null;
  const empty = imageColumns.every((column) => evidence[column]?.withAddresses === 0);
  const more = empty ? evidentColumns(evidence, false) : null;
  const added = more?.foundBy === 'EVIDENCE' ? more.imageColumns : [];
  return { foundBy: 'EXPORT', imageColumns: [...new Set([...imageColumns, ...added])] };
}

/**
 * Columns with plain names, and such as say in any language that they hold images and do. Names whose cells hold
 * none yield to columns that do, paths to URLs; a column that is still empty is taken along.
 */
function byAlias(
  header: readonly string[],
  evidence: readonly ColumnEvidence[],
  baseUrl: string | null,
): FoundColumns | null {
  const named = header.flatMap((name, column) => (isImageAlias(name) ? [column] : []));
  if (named.length === 0) return null;
  const at = (column: number) => evidence[column] as ColumnEvidence;
  const full = named.filter((column) => at(column)[baseUrl === null ? 'withUrls' : 'withAddresses'] > 0);
  const found = evidentColumns(evidence, baseUrl !== null);
  const evident = found.foundBy === 'EVIDENCE' ? found.imageColumns : [];
  if (full.length === 0 && evident.length === 0) return { foundBy: 'ALIAS', imageColumns: named };
  const speaking = evident.filter((column) => [...at(column).senses.keys()].join() === 'IMAGE');
  const empty = named.filter((column) => at(column).filled === 0);
  const taken = new Set([...full, ...empty, ...(full.length === 0 ? evident : speaking)]);
  return { foundBy: 'ALIAS', imageColumns: [...taken].sort((a, b) => a - b) };
}
