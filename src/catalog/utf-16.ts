import { isUtf8 } from 'node:buffer';

// UTF-16 as UTF-8 and back without the loss of a byte: what is not valid UTF-16 (half of a surrogate pair, an
// odd last byte) becomes bytes that are not valid UTF-8 either. So the row is named, and written again as it was.

type Utf16 = 'UTF_16LE' | 'UTF_16BE';

/** `bytes`: whole units, and no surrogate pair cut at the end. */
export function fromUtf16(bytes: Buffer, encoding: Utf16): Buffer {
  const text = (encoding === 'UTF_16LE' ? bytes : Buffer.from(bytes).swap16()).toString('utf16le');
  if (!/\p{Surrogate}/u.test(text)) return Buffer.from(text);
  const parts = text.split(/(\p{Surrogate})/u);
  return Buffer.concat(parts.map((part, i) => (i % 2 === 0 ? Buffer.from(part) : loneSurrogate(part))));
}

/** The odd byte at the end of a damaged file. */
export function fromOddByte(byte: number): Buffer {
  return Buffer.from([0xff, 0xe0 | (byte >> 4), 0xe0 | (byte & 15)]);
}

const noText = /(\xed[\xa0-\xbf][\x80-\xbf]|\xff[\xe0-\xef]{2})/;

/** `bytes`: as `fromUtf16` and `fromOddByte` gave them, whole characters. */
export function toUtf16(bytes: Buffer, encoding: Utf16): Buffer {
  if (isUtf8(bytes)) return units(bytes.toString(), encoding);
  const parts = bytes.toString('latin1').split(noText);
  return Buffer.concat(
    parts.map((part, i) => {
      const some = Buffer.from(part, 'latin1');
      if (i % 2 === 0) return units(some.toString(), encoding);
      const [a = 0, b = 0, c = 0] = some;
      if (a === 0xff) return Buffer.from([((b & 15) << 4) | (c & 15)]);
      return units(String.fromCharCode(0xd000 | ((b & 0x3f) << 6) | (c & 0x3f)), encoding);
    }),
  );
}

function loneSurrogate(unit: string): Buffer {
  const code = unit.charCodeAt(0);
  return Buffer.from([0xed, 0x80 | ((code >> 6) & 0x3f), 0x80 | (code & 0x3f)]);
}

function units(text: string, encoding: Utf16): Buffer {
  const bytes = Buffer.from(text, 'utf16le');
  return encoding === 'UTF_16LE' ? bytes : bytes.swap16();
}
