import type { NotACsvKind } from './not-a-csv-messages.ts';
import { kindOfZip } from './zip-content.ts';

/** What the first bytes of a file say it is, by the signatures of the formats' specifications; null: nothing. */
export function kindBySignature(start: Buffer): NotACsvKind | null {
  const text = start.toString('latin1', 0, 64);
  if (text.startsWith('PK\x03\x04')) return kindOfZip(start);
  if (text.startsWith('\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1')) return kindOfCompoundFile(start);
  for (const [kind, patterns] of signatures) if (patterns.some((pattern) => pattern.test(text))) return kind;
  // tar: the name of the format stands in the head of the first file.
  return start.toString('latin1', 257, 262) === 'ustar' ? 'ARCHIVE' : null;
}

/**
 * A signature of letters alone is taken with bytes behind it that no text has (`ID3,Name` is a header); one that is a
 * word in some encoding (the start of an MP3 is `яы` in Windows-1251) is left to the control characters behind it.
 */
// biome-ignore format: a table
const signatures: readonly (readonly [NotACsvKind, readonly RegExp[]])[] = [
  ['PDF', [/^%PDF-\d/]],
  ['ZIP', [/^PK\x05\x06\0/, /^PK\x07\x08/]],
  ['ARCHIVE', [/^Rar!\x1a\x07/, /^7z\xbc\xaf\x27\x1c/, /^BZh[1-9]1AY&SY/, /^\xfd7zXZ\0/, /^\x28\xb5\x2f\xfd/]],
  ['ARCHIVE', [/^\x1f[\x8b\x9d]/, /^\x04\x22\x4d\x18/, /^MSCF\0/, /^LZIP\x01/]],
  ['IMAGE', [/^\xff\xd8\xff/, /^\x89PNG\r\n\x1a\n/, /^GIF8[79]a[^]{0,6}[\0-\x08]/, /^RIFF[^]{4}WEBP/]],
  ['IMAGE', [/^\0[^]{3}ftyp(?:avi[fs]|hei[cxms]|hev[cx]|mif1|msf1)/, /^II[\x2a\x2b]\0/, /^MM\0[\x2a\x2b]/]],
  ['IMAGE', [/^BM[^]{4}\0\0\0\0[^]{2}\0\0[\x0c\x28\x40\x6c\x7c]\0\0\0/, /^8BPS\0/, /^\0\0\x01\0[^]\0/]],
  ['IMAGE', [/^\0\0\0\x0cJXL /, /^\0\0\0\x0cjP {2}/]],
  ['MEDIA', [/^\0[^]{3}ftyp/, /^RIFF[^]{4}(?:WAVE|AVI )/, /^ID3[\0-\x04]/, /^OggS\0/, /^fLaC\0/, /^FLV\x01/]],
  ['MEDIA', [/^\x1aE\xdf\xa3/, /^\0\0\x01[\xb3\xba]/, /^\x30\x26\xb2\x75\x8e\x66\xcf\x11/]],
  ['DATABASE', [/^SQLite format 3\0/, /^\0\x01\0\0Standard (?:Jet|ACE) DB/, /^PAR1[\0-\x1f]/, /^ARROW1\0/]],
  ['EXCEL', [/^\x09[\0\x02\x04\x08][\x04\x06\x08\x10]\0/]],
  ['UTF_32', [/^\xff\xfe\0\0/, /^\0\0\xfe\xff/]],
];

/** The files of Microsoft Office before 2007, and of today where there is a password ([MS-CFB]). */
function kindOfCompoundFile(start: Buffer): NotACsvKind {
  const has = (stream: string) => start.includes(Buffer.from(stream, 'utf16le'));
  if (has('EncryptedPackage')) return 'EXCEL_PROTECTED';
  if (has('WordDocument') || has('PowerPoint Document')) return 'DOCUMENT';
  return has('Workbook') || has('Book') ? 'EXCEL' : 'OFFICE';
}
