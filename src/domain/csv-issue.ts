export type CsvIssueCode =
  | 'EMPTY_FILE'
  | 'NOT_A_CSV'
  | 'NO_IMAGE_COLUMN'
  | 'DUPLICATE_COLUMN'
  | 'RAGGED_ROW'
  | 'EMPTY_NAME'
  | 'NO_URL'
  | 'MALFORMED_URL'
  | 'UNSUPPORTED_SCHEME'
  | 'URL_TOO_LONG'
  | 'TOO_MANY_IMAGES'
  | 'UNCLOSED_QUOTE'
  | 'STRAY_QUOTE'
  | 'UNDECODABLE';

/** ERROR: keeps the row, or the whole file, from being taken. WARNING: worth knowing; the row is taken. */
export type IssueSeverity = 'ERROR' | 'WARNING';

/** Something in the file that a person should know. */
export interface CsvIssue {
  /** The line where the record begins; the file's first line is 1. */
  readonly line: number;
  /** The header of the column, as written in the file; null where the whole row is meant. */
  readonly column: string | null;
  /** What was found, cut as shownText does. */
  readonly value: string | null;
  readonly code: CsvIssueCode;
  readonly severity: IssueSeverity;
  /** What is wrong and how to fix it. */
  readonly message: string;
}
