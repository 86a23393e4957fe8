/** Where Windows-1252 and Latin-1 differ, from 0x80 on (WHATWG Encoding, index windows-1252). */
const different = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ';

const byteOf = new Map([...different].map((character, i) => [character, String.fromCharCode(0x80 + i)]));

/** As UTF-8. Every byte has a character of its own, so nothing is lost. */
export function fromWindows1252(bytes: Buffer): Buffer {
  const text = bytes.toString('latin1');
  return Buffer.from(text.replace(/[\x80-\x9f]/g, (found) => different[found.charCodeAt(0) - 0x80] ?? found));
}

/** A character that Windows-1252 does not have (only Halftone's own texts could bring one) becomes `?`. */
export function toWindows1252(bytes: Buffer): Buffer {
  const text = bytes.toString().replace(/[^\0-\x7f\xa0-\xff]/gu, (found) => byteOf.get(found) ?? '?');
  return Buffer.from(text, 'latin1');
}
