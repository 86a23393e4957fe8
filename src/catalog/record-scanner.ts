import type { CsvDialect } from '../domain/catalog-head.ts';
import { LimitExceededError } from '../domain/limit-exceeded-error.ts';
import { maxCellBytes, maxColumns, maxRowBytes } from './catalog-limits.ts';
import type { CsvRecord, QuoteFlaw, RecordBatch } from './csv-record.ts';

const batchRecords = 500;
const batchBytes = 64 * 1024;

const quote = 0x22;
const lineFeed = 0x0a;
const carriageReturn = 0x0d;

const cellStart = 0; // only spaces so far: a quote would open a quoted cell
const plain = 1; // unquoted, no quote seen yet
const literal = 2; // unquoted, where quotes are text
const quoted = 3;
const quoteClosed = 4; // only spaces may follow before the delimiter or the line's end

/**
 * Cuts a stream of bytes into CSV records, as fast-csv would, without looking at a cell's text.
 *
 * The rules are fast-csv's: a cell is quoted when its first character other than white space is a quote; a quote
 * inside an unquoted cell is text; LF, CRLF and CR end a record alike. What fast-csv would stop at is isolated:
 * text after a closing quote flaws its record only; a quoted cell that ran over lines before it met such text
 * is taken for unclosed, ends with the line it began in, and reading goes on with the next line.
 * The records do not depend on how the bytes were cut into chunks: a second reading finds the same ones.
 *
 * Use: `push` a chunk, then `scan` and `take` while it says that a batch is full.
 */
export class RecordScanner {
  readonly #delimiter: number;
  #buffer = Buffer.allocUnsafe(2 * batchBytes);
  #filled = 0;
  #taken = 0;
  #records: CsvRecord[] = [];

  #position: number;
  #state = cellStart;
  #line = 1;
  #recordStart: number;
  #recordLine = 1;
  #cellStart: number;
  #cells = 1;
  #quotes = false;
  #flaw: QuoteFlaw | null = null;
  /** The first line end inside the quoted cell at hand; -1: none yet. */
  #breakEnd = -1;
  #breakNext = -1;
  #breakLine = -1;

  constructor(dialect: Pick<CsvDialect, 'delimiter' | 'bom'>) {
    this.#delimiter = dialect.delimiter.charCodeAt(0);
    this.#position = this.#recordStart = this.#cellStart = dialect.bom ? 3 : 0;
  }

  /** Adds bytes; every batch taken before is invalid from here on. */
  push(chunk: Uint8Array): void {
    this.#dropTaken();
    const needed = this.#filled + chunk.length;
    if (needed > this.#buffer.length) {
      const larger = Buffer.allocUnsafe(Math.max(needed, 2 * this.#buffer.length));
      this.#buffer.copy(larger, 0, 0, this.#filled);
      this.#buffer = larger;
    }
    this.#buffer.set(chunk, this.#filled);
    this.#filled = needed;
  }

  /**
   * Reads on; true: a batch is full, take it and scan again; false: more bytes are needed.
   * `ended` says that no bytes will follow, so that the last record closes.
   * @throws LimitExceededError for a cell or row over the limits of catalog-limits.ts.
   */
  scan(ended: boolean): boolean {
    const full = this.#run(ended);
    if (!full) this.#checkSize(this.#position);
    return full;
  }

  /** The complete records so far, without blank lines; valid until the next `push`. */
  take(): RecordBatch {
    const records = this.#records;
    const from = this.#taken;
    const to = this.#recordStart;
    this.#taken = to;
    this.#records = [];
    return { buffer: this.#buffer, from, to, records };
  }

  #run(ended: boolean): boolean {
    const buffer = this.#buffer;
    const filled = this.#filled;
    const delimiter = this.#delimiter;
    let position = this.#position;
    for (;;) {
      if (position >= filled) {
        this.#position = position;
        if (!ended || !this.#endOfFile()) return false;
        position = this.#position;
        if (this.#isFull()) return true;
        continue;
      }
      const state = this.#state;
      let byte = buffer[position] as number;

      if (state === quoted) {
        while (byte !== quote && byte !== lineFeed && byte !== carriageReturn && ++position < filled) {
          byte = buffer[position] as number;
        }
        if (position >= filled) continue;
        // A quote may be half of a pair, a CR half of a line end.
        if (byte !== lineFeed && position + 1 >= filled && !ended) break;
        if (byte === quote) {
          if (position + 1 < filled && buffer[position + 1] === quote) {
            position += 2;
          } else {
            this.#state = quoteClosed;
            position += 1;
          }
          continue;
        }
        const next = lineEnd(buffer, position, filled);
        this.#line += 1;
        if (this.#breakEnd === -1) {
          this.#breakEnd = position;
          this.#breakNext = next;
          this.#breakLine = this.#line;
        }
        position = next;
        continue;
      }

      if (state === plain || state === literal) {
        while (
          byte !== delimiter &&
          byte !== lineFeed &&
          byte !== carriageReturn &&
          (byte !== quote || state === literal) &&
          ++position < filled
        ) {
          byte = buffer[position] as number;
        }
        if (position >= filled) continue;
      }

      if (byte === delimiter) {
        this.#endCell(position);
        position += 1;
      } else if (byte === lineFeed || byte === carriageReturn) {
        if (byte === carriageReturn && position + 1 >= filled && !ended) break;
        const next = lineEnd(buffer, position, filled);
        this.#endRecord(position, next, this.#line + 1);
        position = next;
        this.#position = position;
        if (this.#isFull()) return true;
      } else if (state === quoteClosed) {
        if (isSpace(byte)) {
          position += 1;
        } else {
          position = this.#strayText(position);
        }
      } else if (byte === quote) {
        this.#quotes = true;
        if (state === cellStart || this.#isWhiteSpace(position)) {
          this.#state = quoted;
          this.#breakEnd = -1;
        } else {
          this.#state = literal;
        }
        position += 1;
      } else {
        if (!isSpace(byte)) this.#state = plain;
        position += 1;
      }
    }
    this.#position = position;
    return false;
  }

  /** Closes what is open; false: nothing was, the file is read. */
  #endOfFile(): boolean {
    const end = this.#filled;
    if (this.#recordStart >= end) return false;
    if (this.#state === quoted) {
      this.#position = this.#unclosed(end);
      if (this.#position < end) return true;
    }
    this.#endRecord(end, end, this.#line);
    this.#position = end;
    return true;
  }

  #strayText(position: number): number {
    if (this.#breakEnd !== -1) return this.#unclosed(position);
    this.#flaw ??= 'STRAY_QUOTE';
    this.#state = literal;
    return position;
  }

  /**
   * Ends the record with the line its open quote stands in and returns the next line's offset to go on from.
   * What is read again holds quotes in pairs only, and those open nothing: no byte is read a third time.
   */
  #unclosed(position: number): number {
    this.#checkSize(position);
    this.#flaw = 'UNCLOSED_QUOTE';
    if (this.#breakEnd === -1) return position;
    const next = this.#breakNext;
    this.#endRecord(this.#breakEnd, next, this.#breakLine);
    return next;
  }

  #endCell(position: number): void {
    this.#checkSize(position);
    this.#cells += 1;
    if (this.#cells > maxColumns) {
      throw new LimitExceededError(
        `The row in line ${this.#recordLine} has more than ${maxColumns.toLocaleString('en')} columns, the most that a file may have.`,
      );
    }
    this.#cellStart = position + 1;
    this.#state = cellStart;
  }

  #endRecord(end: number, next: number, nextLine: number): void {
    this.#checkSize(end);
    if (this.#cells > 1 || this.#flaw !== null || !this.#isBlank(end)) {
      this.#records.push({
        line: this.#recordLine,
        start: this.#recordStart,
        end,
        next,
        cells: this.#cells,
        quotes: this.#quotes,
        flaw: this.#flaw,
      });
    }
    this.#line = this.#recordLine = nextLine;
    this.#recordStart = this.#cellStart = next;
    this.#cells = 1;
    this.#quotes = false;
    this.#flaw = null;
    this.#state = cellStart;
  }

  #checkSize(position: number): void {
    if (position - this.#cellStart > maxCellBytes) {
      const hint = this.#state === quoted ? ' Is a closing quote missing there?' : '';
      throw new LimitExceededError(
        `A cell of the row in line ${this.#recordLine} is larger than ${maxCellBytes} bytes.${hint}`,
      );
    }
    if (position - this.#recordStart > maxRowBytes) {
      throw new LimitExceededError(
        `The row in line ${this.#recordLine} is larger than ${maxRowBytes} bytes.`,
      );
    }
  }

  #isFull(): boolean {
    return this.#records.length >= batchRecords || this.#recordStart - this.#taken >= batchBytes;
  }

  #isBlank(end: number): boolean {
    if (this.#state === cellStart) return true;
    return this.#state === plain && end - this.#cellStart <= 100 && this.#isWhiteSpace(end);
  }

  /** fast-csv lets any white space stand before an opening quote, such as a no-break space. */
  #isWhiteSpace(position: number): boolean {
    return this.#buffer.toString('utf8', this.#cellStart, position).trim() === '';
  }

  #dropTaken(): void {
    const taken = this.#taken;
    if (taken === 0) return;
    this.#buffer.copyWithin(0, taken, this.#filled);
    this.#filled -= taken;
    this.#position -= taken;
    this.#recordStart -= taken;
    this.#cellStart -= taken;
    this.#breakEnd = this.#breakEnd === -1 ? -1 : this.#breakEnd - taken;
    this.#breakNext -= taken;
    this.#taken = 0;
    this.#records = this.#records.map((record) => ({
      ...record,
      start: record.start - taken,
      end: record.end - taken,
      next: record.next - taken,
    }));
  }
}

function lineEnd(buffer: Buffer, position: number, filled: number): number {
  const pair =
    buffer[position] === carriageReturn && position + 1 < filled && buffer[position + 1] === lineFeed;
  return position + (pair ? 2 : 1);
}

function isSpace(byte: number): boolean {
  return byte === 0x20 || byte === 0x09 || byte === 0x0b || byte === 0x0c;
}
