import type { CsvRecord } from './csv-record.ts';

/** Where a cell is among a record's bytes, its quotes and the white space around them included. */
export interface CellRange {
  readonly start: number;
  readonly end: number;
  /** Between the quotes of a cell that is quoted as it should be; null: the cell is its bytes. */
  readonly inner: { readonly start: number; readonly end: number } | null;
}

const quote = 0x22;

/** The cells of a record, by the scanner's rules; as many as the scanner counted. */
export function cellRanges(
  buffer: Buffer,
  { start, end, quotes }: CsvRecord,
  delimiter: string,
): CellRange[] {
  const separator = delimiter.charCodeAt(0);
  const ranges: CellRange[] = [];
  let open = quotes ? nextOf(buffer, quote, start, end) : end;
  for (let from = start; from <= end; ) {
    if (open < from) open = nextOf(buffer, quote, from, end);
    let to = nextOf(buffer, separator, from, end);
    let inner: CellRange['inner'] = null;
    if (open < to && isBlank(buffer, from, open)) {
      const close = closingQuote(buffer, open + 1, end);
      to = nextOf(buffer, separator, Math.min(close + 1, end), end);
      if (close < end && isBlank(buffer, close + 1, to)) inner = { start: open + 1, end: close };
    }
    ranges.push({ start: from, end: to, inner });
    from = to + 1;
  }
  return ranges;
}

/** The text of a cell. */
export function cellText(buffer: Buffer, { start, end, inner }: CellRange): string {
  if (inner === null) return buffer.toString('utf8', start, end);
  return buffer.toString('utf8', inner.start, inner.end).replaceAll('""', '"');
}

/** Offset of the next `byte`, or `end`. The scan never leaves the record: a batch holds hundreds of them. */
function nextOf(buffer: Buffer, byte: number, from: number, end: number): number {
  const at = buffer.subarray(from, end).indexOf(byte);
  return at === -1 ? end : from + at;
}

function closingQuote(buffer: Buffer, from: number, end: number): number {
  for (let at = nextOf(buffer, quote, from, end); at < end; at = nextOf(buffer, quote, at + 2, end)) {
    if (at + 1 >= end || buffer[at + 1] !== quote) return at;
  }
  return end;
}

function isBlank(buffer: Buffer, from: number, to: number): boolean {
  return from === to || buffer.toString('utf8', from, to).trim() === '';
}
