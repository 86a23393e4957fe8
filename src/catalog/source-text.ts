import type { TextEncoding } from '../domain/text-encoding.ts';
import { type CodePage, codePage } from './code-page.ts';
import type { RecordBatch } from './csv-record.ts';
import { decodeText } from './decode-text.ts';
import { toUtf16 } from './utf-16.ts';

/** Bytes for a file that is made of another one: parts of that file as they are, and Halftone's own texts. */
export interface OwnBytes {
  /** The file's bytes that the batch's bytes from `start` to `end` were read from, both at a character's border. */
  copy(start: number, end: number): Buffer;
  /** A text in the file's encoding. */
  write(text: string): Buffer;
}

export interface SourceText {
  /** As UTF-8. */
  readonly text: AsyncGenerator<Uint8Array>;
  /** To be asked of every batch that is read from `text`, in order. What it copies is valid until the next one. */
  bytesOf(batch: RecordBatch): OwnBytes;
}

/**
 * A file to be read as UTF-8 and copied byte for byte. Where several bytes or none stand for one character (Shift_JIS,
 * damage in any of the code pages), its UTF-8 does not show which bytes it came from, so the bytes themselves are kept.
 */
export function sourceText(bytes: AsyncIterable<Uint8Array>, encoding: TextEncoding): SourceText {
  if (encoding === 'UTF_8') {
    return {
      text: decodeText(bytes, encoding).bytes,
      bytesOf: ({ buffer }) => ({
        copy: (start, end) => buffer.subarray(start, end),
        write: (text) => Buffer.from(text),
      }),
    };
  }
  if (encoding === 'UTF_16LE' || encoding === 'UTF_16BE') {
    return {
      text: decodeText(bytes, encoding).bytes,
      bytesOf: ({ buffer }) => ({
        copy: (start, end) => toUtf16(buffer.subarray(start, end), encoding),
        write: (text) => toUtf16(Buffer.from(text), encoding),
      }),
    };
  }
  const kept = keep(bytes, codePage(encoding));
  return { text: decodeText(kept.bytes, encoding).bytes, bytesOf: kept.bytesOf };
}

function keep(source: AsyncIterable<Uint8Array>, page: CodePage) {
  let waiting = Buffer.alloc(0);

  async function* bytes(): AsyncGenerator<Uint8Array> {
    for await (const chunk of source) {
      waiting = Buffer.concat([waiting, chunk]);
      yield chunk;
    }
  }

  function bytesOf({ from, to }: RecordBatch): OwnBytes {
    const offsets = page.offsets(waiting, to - from);
    const own = waiting;
    waiting = own.subarray(offsets[to - from]);
    return {
      copy: (start, end) => own.subarray(offsets[start - from], offsets[end - from]),
      write: page.encode,
    };
  }

  return { bytes: bytes(), bytesOf };
}
