import { isAscii } from 'node:buffer';
import type { PageEncoding } from '../domain/text-encoding.ts';
import { buildCharacters, type Characters } from './code-page-characters.ts';

/**
 * An encoding in which ASCII is ASCII and all else is in a table: one byte a character, or two to four of which
 * the first is not ASCII. A byte that belongs to no character becomes 0xFF, which is not valid UTF-8. The later bytes of a
 * character may be those of `\` or `|` (Shift_JIS, Big5, GBK): only the text that comes out is looked at for those.
 */
export interface CodePage {
  /** `bytes` as UTF-8, up to the last whole character (`used`); `ended`: nothing follows, so all of them. */
  decode(bytes: Buffer, ended: boolean): { readonly text: Buffer; readonly used: number };
  /**
   * Of the first `length` bytes of the text that `decode` makes of `bytes`: where in `bytes` each one's character
   * begins, and last where the character behind them begins.
   */
  offsets(bytes: Buffer, length: number): Uint32Array;
  /** A text of Halftone's own; what the encoding has no character for becomes `?`. */
  encode(text: string): Buffer;
}

const ascii = /^[\0-\x7f]*$/;

/** More bytes are needed to decide. */
const more = 0;

const pages = new Map<PageEncoding, CodePage>();

/** Made when first asked for: up to 50 ms and 300 kB, beside iconv-lite's own. */
export function codePage(encoding: PageEncoding): CodePage {
  const made = pages.get(encoding) ?? createCodePage(buildCharacters(encoding));
  pages.set(encoding, made);
  return made;
}

function createCodePage({ one, two, longer, encode }: Characters): CodePage {
  /** The character last looked at, as UTF-8: its first byte is the lowest. */
  let utf8 = 0;

  function stray(count: 1 | 2): number {
    utf8 = count === 1 ? 0xff : 0xffff;
    return count;
  }

  /** Sets `utf8` and returns how many bytes it stands for; what is cut off at the end is stray where `ended`. */
  function look(bytes: Buffer, at: number, ended: boolean): number {
    const first = bytes[at] as number;
    utf8 = one[first] as number;
    if (utf8 !== 0) return 1;
    if (two === null || two.leads[first] === 0) return stray(1);
    if (at + 1 >= bytes.length) return ended ? stray(1) : more;
    const second = bytes[at + 1] as number;
    utf8 = two.characters[(first << 8) | second] as number;
    if (utf8 !== 0) return 2;
    const wanted = longer?.lengthOf(first, second) ?? 0;
    if (longer !== null && wanted > 0) {
      if (at + wanted > bytes.length) return ended ? stray(1) : more;
      utf8 = longer.character(bytes, at);
      return utf8 === 0 ? stray(1) : wanted;
    }
    // As browsers do: an ASCII byte is never taken along, so that no delimiter or line end is lost in damage.
    return stray(second < 0x80 ? 1 : 2);
  }

  function decode(bytes: Buffer, ended: boolean): ReturnType<CodePage['decode']> {
    if (isAscii(bytes)) return { text: bytes, used: bytes.length };
    // One byte has 3 at most (`€`), two have 4.
    const text = Buffer.allocUnsafe(3 * bytes.length + 4);
    let filled = 0;
    let at = 0;
    while (at < bytes.length) {
      const byte = bytes[at] as number;
      if (byte < 0x80) {
        text[filled++] = byte;
        at += 1;
        continue;
      }
      const length = look(bytes, at, ended);
      if (length === more) break;
      at += length;
      for (let rest = utf8; rest !== 0; rest >>>= 8) text[filled++] = rest & 0xff;
    }
    return { text: text.subarray(0, filled), used: at };
  }

  function offsets(bytes: Buffer, length: number): Uint32Array {
    const found = new Uint32Array(length + 1);
    let at = 0;
    for (let filled = 0; filled < length; ) {
      if ((bytes[at] as number) < 0x80) {
        found[filled++] = at++;
        continue;
      }
      const taken = look(bytes, at, true);
      for (let rest = utf8; rest !== 0; rest >>>= 8) found[filled++] = at;
      at += taken;
    }
    found[length] = at;
    return found;
  }

  return {
    decode,
    offsets,
    encode: (text) => (ascii.test(text) ? Buffer.from(text, 'latin1') : encode(text)),
  };
}
