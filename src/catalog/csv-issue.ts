export type CsvIssueCode =
  | 'EMPTY_FILE'
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

/** Something in the file that keeps a row, or the whole file, from being taken. */
export interface CsvIssue {
  /** The physical line where the record begins; the file's first line is 1. */
  readonly line: number;
  /** The header of the column, as written in the file; null where the whole row is meant. */
  readonly column: string | null;
  /** What was found, cut to 200 characters. */
  readonly value: string | null;
  readonly code: CsvIssueCode;
  /** What is wrong and how to mend it. */
  readonly message: string;
}
