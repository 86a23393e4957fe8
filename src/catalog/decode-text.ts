import { isAscii } from 'node:buffer';
import { detectByStart, detectByText, startBytes, textBytes } from './detect-encoding.ts';
import type { TextEncoding } from './text-encoding.ts';
import { fromOddByte, fromUtf16 } from './utf-16.ts';
import { fromWindows1252 } from './windows-1252.ts';

export interface DecodedText {
  /** As UTF-8, to be read once. */
  readonly bytes: AsyncGenerator<Uint8Array>;
  /** What was found so far: a file that has only ASCII in its first megabytes is told later, or stays UTF-8. */
  encoding(): TextEncoding;
}

/**
 * A file's bytes as UTF-8. Where `encoding` is null it is detected, and what is found does not depend on how the
 * bytes were cut into chunks. Nothing is lost: encode-text.ts makes the same bytes again.
 */
export function decodeText(source: AsyncIterable<Uint8Array>, encoding: TextEncoding | null): DecodedText {
  let known = encoding;

  async function* read(): AsyncGenerator<Uint8Array> {
    const iterator = source[Symbol.asyncIterator]();
    try {
      const held = known === null ? await gather(iterator, Buffer.alloc(0), startBytes) : Buffer.alloc(0);
      known ??= detectByStart(held);
      if (known === null) {
        const rest = yield* passAscii(iterator, held);
        if (rest === null) return;
        const sample = await gather(iterator, rest, textBytes);
        known = detectByText(sample.subarray(0, textBytes));
        yield* decode(known, sample, iterator);
      } else {
        yield* decode(known, held, iterator);
      }
    } finally {
      await iterator.return?.();
    }
  }

  return { bytes: read(), encoding: () => known ?? 'UTF_8' };
}

type Source = AsyncIterator<Uint8Array>;

/** `held` and as much more as makes `length` bytes at least, if there are so many. */
async function gather(source: Source, held: Buffer, length: number): Promise<Buffer> {
  const parts: Uint8Array[] = [held];
  for (let total = held.length; total < length; ) {
    const next = await source.next();
    if (next.done === true) break;
    parts.push(next.value);
    total += next.value.length;
  }
  return Buffer.concat(parts);
}

/** Passes bytes on up to the first that is not ASCII and gives what is read from there on; null: there is none. */
async function* passAscii(source: Source, held: Buffer): AsyncGenerator<Uint8Array, Buffer | null> {
  let chunk: Uint8Array = held;
  for (;;) {
    if (!isAscii(chunk)) {
      const at = chunk.findIndex((byte) => byte > 0x7f);
      if (at > 0) yield chunk.subarray(0, at);
      return Buffer.from(chunk.buffer, chunk.byteOffset + at, chunk.length - at);
    }
    if (chunk.length > 0) yield chunk;
    const next = await source.next();
    if (next.done === true) return null;
    chunk = next.value;
  }
}

async function* decode(encoding: TextEncoding, held: Buffer, source: Source): AsyncGenerator<Uint8Array> {
  let rest: Buffer = Buffer.alloc(0);
  const one = (chunk: Uint8Array): Uint8Array => {
    if (encoding === 'UTF_8') return chunk;
    if (encoding === 'WINDOWS_1252') return fromWindows1252(viewOf(chunk));
    const all = Buffer.concat([rest, chunk]);
    const whole = wholeUnits(all, encoding === 'UTF_16LE' ? 1 : 0);
    rest = all.subarray(whole);
    return fromUtf16(all.subarray(0, whole), encoding);
  };
  if (held.length > 0) yield one(held);
  for (let next = await source.next(); next.done !== true; next = await source.next()) yield one(next.value);
  if (rest.length === 0 || encoding === 'UTF_8' || encoding === 'WINDOWS_1252') return;
  const even = rest.length - (rest.length % 2);
  yield fromUtf16(rest.subarray(0, even), encoding);
  if (even < rest.length) yield fromOddByte(rest[even] as number);
}

/** Bytes up to the last whole unit that is not the first half of a surrogate pair. */
function wholeUnits(bytes: Buffer, highByte: 0 | 1): number {
  const even = bytes.length - (bytes.length % 2);
  const last = even < 2 ? 0 : (bytes[even - 2 + highByte] as number);
  return last >= 0xd8 && last <= 0xdb ? even - 2 : even;
}

function viewOf(chunk: Uint8Array): Buffer {
  return Buffer.from(chunk.buffer, chunk.byteOffset, chunk.length);
}
