import { isUtf8 } from 'node:buffer';
import type { CsvIssue, CsvIssueCode } from '../domain/csv-issue.ts';
import type { CsvRecord } from './csv-record.ts';
import { shownText } from './shown-text.ts';

/** An issue of a record as a whole; its value is how the record begins. */
export function recordIssue(
  buffer: Buffer,
  record: CsvRecord,
  code: RecordIssueCode,
  message: string,
): CsvIssue {
  // UTF-8 has at most 4 bytes a character, so this is enough to cut from.
  const text = buffer.toString('utf8', record.start, Math.min(record.end, record.start + 1024));
  return {
    line: record.line,
    column: null,
    value: code === 'UNDECODABLE' ? null : shownText(text),
    code,
    severity: 'ERROR',
    message,
  };
}

type RecordIssueCode = Extract<CsvIssueCode, 'RAGGED_ROW' | 'UNCLOSED_QUOTE' | 'STRAY_QUOTE' | 'UNDECODABLE'>;

/** What keeps a record from being taken before its text is looked at, or null. */
export function findRecordIssue(
  buffer: Buffer,
  record: CsvRecord,
  known: {
    /** The batch is text as a whole. */
    readonly text: boolean;
    /** Quotes may be around each URL of a cell, so that text after a closing one is no flaw. */
    readonly looseQuotes: boolean;
  },
): CsvIssue | null {
  if (!known.text && !isText(buffer.subarray(record.start, record.next))) {
    const message =
      "The row has characters that this file's encoding can't represent. Save the file as UTF-8, or name the " +
      'encoding it is written in with the option encoding.';
    return recordIssue(buffer, record, 'UNDECODABLE', message);
  }
  if (record.flaw === 'UNCLOSED_QUOTE') {
    const message =
      'A cell opens with a double quote that is not closed. Close it, or write it as """" if it is text.';
    return recordIssue(buffer, record, record.flaw, message);
  }
  if (record.flaw === 'STRAY_QUOTE' && !known.looseQuotes) {
    const message = 'Text follows a closing double quote. Write a quote inside a quoted cell twice: "".';
    return recordIssue(buffer, record, record.flaw, message);
  }
  return null;
}

/** UTF-8 without NUL, which no text has but every UTF-16 file does. */
export function isText(bytes: Buffer): boolean {
  return isUtf8(bytes) && !bytes.includes(0);
}
