import { detectByStart, startBytes } from './detect-encoding.ts';
import { kindBySignature } from './other-files/file-signatures.ts';
import { isJsonText } from './other-files/json-text.ts';
import { kindOfMarkup } from './other-files/markup-text.ts';
import { type NotACsvKind, notACsvMessages } from './other-files/not-a-csv-messages.ts';

export interface NotACsv {
  readonly kind: NotACsvKind;
  /** For people: what the file is and how to get a CSV out of it. Nothing of the file is in it. */
  readonly message: string;
}

/**
 * What a file is that cannot be a CSV; null: it may be one. In doubt it may be: what is refused here cannot be
 * uploaded at all, and what is let through by mistake is still checked row by row.
 * `start`: the first bytes of the file, up to 64 kB, without gzip. `ended`: there are no more.
 */
export function notACsv(start: Buffer, ended: boolean): NotACsv | null {
  const kind = kindBySignature(start) ?? kindOfText(textOf(start), ended);
  return kind === null ? null : { kind, message: notACsvMessages[kind] };
}

/** What is looked for in a text is ASCII: any encoding that extends it will do. */
function textOf(start: Buffer): string {
  const encoding = detectByStart(start.subarray(0, startBytes));
  if (encoding === 'UTF_8') return start.toString('latin1', 3);
  if (encoding !== 'UTF_16LE' && encoding !== 'UTF_16BE') return start.toString('latin1');
  const units = Buffer.from(start.subarray(0, start.length - (start.length % 2)));
  return (encoding === 'UTF_16LE' ? units : units.swap16()).toString('utf16le').replace(/^\ufeff/, '');
}

function kindOfText(text: string, ended: boolean): NotACsvKind | null {
  if (isBinary(text)) return 'BINARY';
  // A tab before anything else is a first cell that is blank, but for what can be nothing else.
  const body = text.replace(/^\s*(?=<!doctype|<html|<\?xml)|^[^\S\t]+/i, '');
  for (const [pattern, kind] of beginnings) if (pattern.test(body)) return kind;
  if (body.startsWith('<')) return kindOfMarkup(body);
  if (!isJsonText(body, ended)) return null;
  return /"https:\/\/docs\.google\.com\//.test(body) && body.includes('"doc_id"') ? 'LINK' : 'JSON';
}

/** How texts begin that have a name of their own. */
const beginnings: readonly (readonly [RegExp, NotACsvKind])[] = [
  [/^\{\\rtf\d/, 'DOCUMENT'],
  [/^%!PS-Adobe/, 'DOCUMENT'],
  [/^\[InternetShortcut\]\s/i, 'LINK'],
  [/^ID;P[A-Z\d]*(?:;[NE])*\r?\n(?:P;P|[BCF];[XYPFDG]\d)/, 'SPREADSHEET'],
  [/^TABLE\r?\n0,1\r?\n"/, 'SPREADSHEET'],
  // A page saved as one file (.mht).
  [/^(?:From: <Saved by|MIME-Version: 1\.0\r?\n[^]{0,500}?multipart\/related)/, 'HTML'],
];

/** Above this share it is not text; below, each place that is damaged is named by its line. */
const mostControls = 0.02;

/**
 * Whether too many characters are control characters. Escape and the shifts do not count (ISO-2022 has them), nor do
 * the separators 1c to 1f, which old exports have between cells.
 */
function isBinary(text: string): boolean {
  let controls = 0;
  for (let i = 0; i < text.length; i += 1) {
    const code = text.charCodeAt(i);
    if (code < 0x09 || (code >= 0x10 && code <= 0x1a)) controls += 1;
  }
  return controls >= 8 && controls > text.length * mostControls;
}
