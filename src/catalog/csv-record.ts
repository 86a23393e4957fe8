/** One record as the scanner cut it out: where it is, not what it says. Offsets are into its batch's `buffer`. */
export interface CsvRecord {
  /** The line where it begins; the file's first line is 1. */
  readonly line: number;
  readonly start: number;
  /** Past its last cell, before its line end. */
  readonly end: number;
  /** Past its line end (equal to `end` for a last record without one). */
  readonly next: number;
  readonly cells: number;
  /** It has a double quote somewhere. */
  readonly quotes: boolean;
  readonly flaw: QuoteFlaw | null;
}

/** STRAY_QUOTE: text after a closing quote. UNCLOSED_QUOTE: a quote runs over its line's end and never closes well. */
export type QuoteFlaw = 'UNCLOSED_QUOTE' | 'STRAY_QUOTE';

/** The records of `buffer[from..to)`, in order. Between them are only blank lines, before the file's first a BOM too. */
export interface RecordBatch {
  readonly buffer: Buffer;
  readonly from: number;
  readonly to: number;
  readonly records: readonly CsvRecord[];
}
