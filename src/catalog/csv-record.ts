/** One record as the scanner cut it out: where it stands, not what it says. Offsets are into its batch's `buffer`. */
export interface CsvRecord {
  /** The physical line where it begins; the file's first line is 1. */
  readonly line: number;
  readonly start: number;
  /** Past its last cell, before its line end. */
  readonly end: number;
  /** Past its line end (equal to `end` for a last record without one). */
  readonly next: number;
  readonly cells: number;
  /** Nothing but spaces: a blank line. */
  readonly blank: boolean;
  readonly flaw: QuoteFlaw | null;
}

/** STRAY_QUOTE: text after a closing quote. UNCLOSED_QUOTE: a quote runs over its line's end and never closes well. */
export type QuoteFlaw = 'UNCLOSED_QUOTE' | 'STRAY_QUOTE';

/** Records that follow each other without a gap; `buffer[from..to)` are exactly their bytes (and a BOM before the first). */
export interface RecordBatch {
  readonly buffer: Buffer;
  readonly from: number;
  readonly to: number;
  readonly records: readonly CsvRecord[];
}
