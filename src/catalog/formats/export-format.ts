import type { CatalogFormat } from '../../domain/catalog-format.ts';
import { type CellRules, type GroupRule, plainCells } from '../../domain/row-rules.ts';
import { findAlias } from './find-alias.ts';
import type { FormatRule, Header } from './format-rule.ts';

/** What is particular of a shop's or a marketplace's export. Headers as people read them; see normalizeHeader. */
export interface ExportFormat {
  readonly format: CatalogFormat;
  /** The header has all of these… */
  readonly marks: readonly string[];
  /** …and a column whose normalised header matches; a row's images are numbered in the order of these, then of the file. */
  readonly images: readonly RegExp[];
  readonly name: readonly string[];
  readonly serialNumber: readonly string[];
  /** Where it differs from any other sheet. */
  readonly cells?: Partial<CellRules>;
  readonly baseUrl?: string;
  readonly group?: (header: Header) => GroupRule | null;
}

export function exportFormat(what: ExportFormat): FormatRule {
  const findImages = (header: Header): number[] => {
    const matching = (pattern: RegExp) =>
      header.flatMap((name, column) => (pattern.test(name) ? [column] : []));
    return [...new Set(what.images.flatMap(matching))];
  };
  return {
    format: what.format,
    cells: { ...plainCells, ...what.cells },
    baseUrl: what.baseUrl ?? null,
    applies: (header) =>
      what.marks.every((mark) => findAlias(header, [mark]) !== null) && findImages(header).length > 0,
    findImages,
    findName: (header) => findAlias(header, what.name),
    findSerialNumber: (header) => findAlias(header, what.serialNumber),
    findGroup: (header) => what.group?.(header) ?? null,
  };
}

/** Rows with the same text in this column are one product. */
export const sameIn =
  (name: string) =>
  (header: Header): GroupRule | null => {
    const column = findAlias(header, [name]);
    return column === null ? null : { kind: 'SAME', column };
  };

/** Rows that are no `Product` in this column belong to the product above. */
export const belowProductIn =
  (name: string) =>
  (header: Header): GroupRule | null => {
    const column = findAlias(header, [name]);
    return column === null ? null : { kind: 'BELOW', column, parent: 'product' };
  };

/** Rows with nothing in this column belong to the product above. */
export const blankIn =
  (name: string) =>
  (header: Header): GroupRule | null => {
    const column = findAlias(header, [name]);
    return column === null ? null : { kind: 'BLANK', column };
  };
