import { decode, encode } from 'iconv-lite';
import type { PageEncoding } from '../domain/text-encoding.ts';

/** Every character is its UTF-8 in one number, the first byte the lowest; 0: there is none. */
export interface Characters {
  /** By byte. */
  readonly one: Uint32Array;
  readonly two: {
    /** By both bytes, the first one the higher. */
    readonly characters: Uint32Array;
    /** By byte: whether more belong to it. */
    readonly leads: Uint8Array;
  } | null;
  readonly longer: {
    /** Bytes of a character that begins with these two; 0: it is none of the longer ones. */
    lengthOf(first: number, second: number): number;
    /** The character that begins there, all of whose bytes are there. */
    character(bytes: Buffer, at: number): number;
  } | null;
  encode(text: string): Buffer;
}

/** iconv-lite's name where it has another one, or where what it calls by this name is an older one. */
const tables: Partial<Record<PageEncoding, string>> = {
  SHIFT_JIS: 'cp932',
  EUC_JP: 'eucjp',
  EUC_KR: 'cp949',
  // Browsers read GBK as its successor, which has all of it.
  GBK: 'gb18030',
  X_MAC_CYRILLIC: 'macukraine',
};

const multiByte: ReadonlySet<PageEncoding> = new Set<PageEncoding>([
  'SHIFT_JIS',
  'EUC_JP',
  'EUC_KR',
  'GBK',
  'GB18030',
  'BIG5',
]);

/** Where the WHATWG Encoding Standard has the euro and others, and iconv-lite what stood there before. */
const newer: Partial<Record<PageEncoding, Readonly<Record<number, string>>>> = {
  MACINTOSH: { 0xbd: 'Ω', 0xdb: '€', 0xf0: '\uf8ff' },
  X_MAC_CYRILLIC: { 0xa2: 'Ґ', 0xb6: 'ґ', 0xff: '€' },
};

/** The tables of the WHATWG Encoding Standard, from iconv-lite's. */
export function buildCharacters(encoding: PageEncoding): Characters {
  const table = tables[encoding] ?? encoding.replaceAll('_', '-');
  const one = new Uint32Array(256);
  const singles = charactersOf(
    table,
    Array.from({ length: 128 }, (_, i) => [0x80 + i]),
  );
  for (const [i, character] of singles.entries()) {
    const byte = 0x80 + i;
    one[byte] = pack(newer[encoding]?.[byte] ?? character);
    // Single bytes up to 0x9f that have no character are control characters of that number.
    if (one[byte] === 0 && byte < 0xa0 && !multiByte.has(encoding))
      one[byte] = pack(String.fromCharCode(byte));
  }
  return {
    one,
    two: multiByte.has(encoding) ? pairsOf(table, one) : null,
    longer: table === 'gb18030' ? fourBytes : table === 'eucjp' ? threeBytes(table) : null,
    encode: (text) => encode(text, encoding === 'GBK' ? 'gbk' : table),
  };
}

function pairsOf(table: string, one: Uint32Array): Characters['two'] {
  const characters = new Uint32Array(0x10000);
  const leads = new Uint8Array(256);
  for (let first = 0x81; first <= 0xfe; first++) {
    if (one[first] !== 0) continue;
    const codes = Array.from({ length: 0xbf }, (_, i) => [first, 0x40 + i]);
    for (const [i, character] of charactersOf(table, codes).entries()) {
      const packed = pack(character);
      characters[(first << 8) | (0x40 + i)] = packed;
      if (packed !== 0) leads[first] = 1;
    }
  }
  if (table === 'eucjp') leads[threeByteLead] = 1;
  return { characters, leads };
}

const threeByteLead = 0x8f;

/** JIS X 0212, behind 0x8F. */
function threeBytes(table: string): Characters['longer'] {
  const codes = Array.from({ length: 94 * 94 }, (_, i) => [
    threeByteLead,
    0xa1 + Math.floor(i / 94),
    0xa1 + (i % 94),
  ]);
  const characters = Uint32Array.from(charactersOf(table, codes), pack);
  return {
    lengthOf: (first, second) => (first === threeByteLead && second >= 0xa1 && second <= 0xfe ? 3 : 0),
    character(bytes, at) {
      const third = (bytes[at + 2] as number) - 0xa1;
      return third < 0 || third > 93 ? 0 : (characters[((bytes[at + 1] as number) - 0xa1) * 94 + third] ?? 0);
    },
  };
}

/** All of Unicode that GB18030 has not in two bytes, in pairs of a higher byte and a digit. */
const fourBytes: Characters['longer'] = {
  lengthOf: (_, second) => (second >= 0x30 && second <= 0x39 ? 4 : 0),
  character(bytes, at) {
    const [a = 0, b = 0, c = 0, d = 0] = bytes.subarray(at, at + 4);
    if (c < 0x81 || c > 0xfe || d < 0x30 || d > 0x39) return 0;
    const place = (((a - 0x81) * 10 + b - 0x30) * 126 + c - 0x81) * 10 + d - 0x30;
    // The ranges of the standard's index: the rest of the BMP, then all other planes.
    if ((place > 39_419 && place < 189_000) || place > 1_237_575) return 0;
    return pack(decode(bytes.subarray(at, at + 4), 'gb18030'));
  },
};

/** What each code stands for by itself; decoded at once, parted by line ends, which are part of no character. */
function charactersOf(table: string, codes: readonly (readonly number[])[]): string[] {
  const bytes = Buffer.alloc(4 * codes.length, 0x0a);
  let filled = 0;
  for (const code of codes) {
    for (const byte of code) bytes[filled++] = byte;
    filled += 1;
  }
  return decode(bytes.subarray(0, filled), table).split('\n').slice(0, -1);
}

/** Also `Ê̄` and its like, which Big5 has as one; 0 for all else that is not one character outside ASCII. */
function pack(text: string): number {
  const code = text.codePointAt(0) ?? 0;
  if (code < 0x80 || code === 0xfffd) return 0;
  const first = packCode(code);
  const rest = text.charCodeAt(code > 0xffff ? 2 : 1);
  if (Number.isNaN(rest)) return first;
  return text.length === 2 && (rest === 0x304 || rest === 0x30c) ? first + 0x10000 * packCode(rest) : 0;
}

/** A code point's UTF-8 (RFC 3629), as `Characters` has it. */
function packCode(code: number): number {
  const last = 0x80 | (code & 63);
  const third = 0x80 | ((code >> 6) & 63);
  if (code < 0x800) return (0xc0 | (code >> 6)) + 0x100 * last;
  if (code < 0x10000) return (0xe0 | (code >> 12)) + 0x100 * third + 0x10000 * last;
  return (0xf0 | (code >> 18)) + 0x100 * (0x80 | ((code >> 12) & 63)) + 0x10000 * third + 0x1000000 * last;
}
