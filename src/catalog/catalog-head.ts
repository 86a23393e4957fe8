import type { CatalogFormat } from './catalog-format.ts';
import type { RowRules } from './row-rules.ts';
import type { TextEncoding } from './text-encoding.ts';

/** Columns a user names by hand; headers match without regard to case, spaces, dots, `_` and `-`. */
export interface ColumnMapping {
  readonly images?: readonly string[] | undefined;
  readonly name?: string | undefined;
  readonly serialNumber?: string | undefined;
}

export interface CsvDialect {
  readonly delimiter: ',' | ';' | '\t' | '|';
  readonly lineEnd: '\n' | '\r\n' | '\r';
  readonly bom: boolean;
}

/**
 * What the first record of a file told about the rest of it. Stored with the request: outputs are made by
 * reading the kept upload again, and that reading must cut it up exactly as the first one did.
 */
export interface CatalogHead {
  readonly format: CatalogFormat;
  readonly dialect: CsvDialect;
  /** Headers as written, in order. */
  readonly columns: readonly string[];
  /** Indexes into `columns`, in the order in which a row's images are numbered. */
  readonly imageColumns: readonly number[];
  readonly nameColumn: number | null;
  readonly serialNumberColumn: number | null;
  /** Not in the heads that an earlier version stored: UTF-8. */
  readonly encoding?: TextEncoding;
  /** Records above the header that say nothing of products (Amazon). Not in older heads: none. */
  readonly rowsAbove?: number;
  /** Not in older heads: those of the plain format. */
  readonly rules?: RowRules;
}
