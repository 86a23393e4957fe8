import type { CatalogFormat } from './catalog-format.ts';
import type { RowRules } from './row-rules.ts';
import type { TextEncoding } from './text-encoding.ts';

/** Columns a user names by hand, by their headers (see normalizeHeader) or their place (`#3` is the third). */
export interface ColumnMapping {
  readonly images?: readonly string[] | undefined;
  readonly name?: string | undefined;
  readonly serialNumber?: string | undefined;
}

export interface CsvDialect {
  /** One character of ASCII: a comma, semicolon, tab or bar, or what a line `sep=` names. */
  readonly delimiter: string;
  readonly lineEnd: '\n' | '\r\n' | '\r';
  readonly bom: boolean;
}

/**
 * What the first records of a file say about the rest of it. Stored with the request: outputs are made by
 * reading the kept upload again, and that reading must cut it up exactly as the first one did.
 */
export interface CatalogHead {
  readonly format: CatalogFormat;
  readonly dialect: CsvDialect;
  /** Headers as written, in order; `#1`, `#2`, … where there is no header. */
  readonly columns: readonly string[];
  /** Indexes into `columns`, in the order in which a row's images are numbered. */
  readonly imageColumns: readonly number[];
  readonly nameColumn: number | null;
  readonly serialNumberColumn: number | null;
  /** Not in the heads that an earlier version stored: UTF-8. */
  readonly encoding?: TextEncoding;
  /** Records above the header (the first row, where there is none) that say nothing of products. Not in older heads: none. */
  readonly rowsAbove?: number;
  /** False: the file begins with its first row. Not in older heads: true. */
  readonly hasHeader?: boolean;
  /** What paths are resolved against. Not in older heads: null. */
  readonly baseUrl?: string | null;
  /** Not in older heads: those of the plain format then. */
  readonly rules?: RowRules;
}
