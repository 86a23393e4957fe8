import { isAscii } from 'node:buffer';
import type { TextEncoding } from '../domain/text-encoding.ts';
import { codePage } from './code-page.ts';
import { byteOrderMark, detectByStart, detectByText, startBytes, textBytes } from './detect-encoding.ts';
import { fromOddByte, fromUtf16 } from './utf-16.ts';

export interface DecodedText {
  /** As UTF-8, to be read once. */
  readonly bytes: AsyncGenerator<Uint8Array>;
  /** The encoding so far: of a file with only ASCII in its first megabytes it is decided later, or stays UTF-8. */
  encoding(): TextEncoding;
}

/**
 * A file's bytes as UTF-8. Where `encoding` is null it is `asked`, unless the file begins with a byte order mark;
 * where that is null too, it is detected, and what is found does not depend on how the bytes were cut into chunks.
 * Bytes that stand for no character become bytes that are not valid UTF-8.
 */
export function decodeText(
  source: AsyncIterable<Uint8Array>,
  encoding: TextEncoding | null,
  asked?: TextEncoding | null,
): DecodedText {
  let known = encoding;

  async function* read(): AsyncGenerator<Uint8Array> {
    const iterator = source[Symbol.asyncIterator]();
    try {
      const held = known === null ? await gather(iterator, Buffer.alloc(0), startBytes) : Buffer.alloc(0);
      known ??= byteOrderMark(held) ?? asked ?? detectByStart(held);
      if (known === null) {
        const rest = yield* passAscii(iterator, held);
        if (rest === null) return;
        const sample = await gather(iterator, rest, textBytes);
        known = await detectByText(sample.subarray(0, textBytes));
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

/** Passes bytes on up to the first that is not ASCII and returns what is read from there on; null: there is none. */
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
  if (encoding === 'UTF_8') {
    if (held.length > 0) yield held;
    for (let next = await source.next(); next.done !== true; next = await source.next()) yield next.value;
    return;
  }
  const decoder: Decoder =
    encoding === 'UTF_16LE' || encoding === 'UTF_16BE' ? utf16Decoder(encoding) : codePage(encoding).decode;
  let rest: Buffer = held;
  for (let next = await source.next(); ; next = await source.next()) {
    const { text, used } = decoder(rest, next.done === true);
    if (text.length > 0) yield text;
    if (next.done === true) return;
    rest = used === rest.length ? viewOf(next.value) : Buffer.concat([rest.subarray(used), next.value]);
  }
}

/** As UTF-8, up to the last whole character; `ended`: nothing follows, so all. */
type Decoder = (bytes: Buffer, ended: boolean) => { readonly text: Buffer; readonly used: number };

function utf16Decoder(encoding: 'UTF_16LE' | 'UTF_16BE'): Decoder {
  return (bytes, ended) => {
    const even = bytes.length - (bytes.length % 2);
    const used = ended ? even : wholeUnits(bytes, encoding === 'UTF_16LE' ? 1 : 0);
    const text = fromUtf16(bytes.subarray(0, used), encoding);
    if (!ended || even === bytes.length) return { text, used };
    return { text: Buffer.concat([text, fromOddByte(bytes[even] as number)]), used: bytes.length };
  };
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
