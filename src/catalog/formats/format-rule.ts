import type { CatalogFormat } from '../catalog-format.ts';
import type { ColumnMapping } from '../catalog-head.ts';
import type { CellRules, GroupRule } from '../row-rules.ts';

/** How one catalogue format is told apart and where its columns stand. A new format is one of these, in a file of its own. */
export interface FormatRule {
  readonly format: CatalogFormat;
  readonly cells: CellRules;
  /** Rows with labels may stand above the header. */
  readonly labelsAbove: boolean;
  /** Whether a file with this header is to be read by this rule. The first that says so, in the order of all-formats.ts, reads it. */
  applies(header: Header, mapping: ColumnMapping | null): boolean;
  /** In the order in which a row's images are numbered; empty: none found. */
  findImages(header: Header, mapping: ColumnMapping | null): readonly number[];
  /** Null: there is none. */
  findName(header: Header): number | null;
  findSerialNumber(header: Header): number | null;
  /** Null: every row is a product. */
  findGroup(header: Header): GroupRule | null;
}

/** Headers in the form of normalizeHeader, in order. */
export type Header = readonly string[];
