import type { CatalogFormat } from '../../domain/catalog-format.ts';
import type { CellRules, GroupRule } from '../../domain/row-rules.ts';

/** How one known export is recognized and where its columns are. A new format is one of these, in its own file. */
export interface FormatRule {
  readonly format: CatalogFormat;
  readonly cells: CellRules;
  /** Where its paths are, where that is the same for all its shops; null: only a shop's owner knows. */
  readonly baseUrl: string | null;
  /** Whether this is the header of such an export. The first that says so, in the order of all-formats.ts, reads the file. */
  applies(header: Header): boolean;
  /** In the order in which a row's images are numbered. */
  findImages(header: Header): readonly number[];
  /** Null: there is none. */
  findName(header: Header): number | null;
  findSerialNumber(header: Header): number | null;
  /** Null: every row is a product. */
  findGroup(header: Header): GroupRule | null;
}

/** Headers in the form of normalizeHeader, in order. */
export type Header = readonly string[];
