/**
 * How a catalogue's bytes stand for text: detected (detect-encoding.ts) or named by the user, kept with the request,
 * written again. Stored, and shown in GraphQL: none may be renamed. Each is the encoding's name in the WHATWG
 * Encoding Standard, with `_` for `-` and in capitals.
 */
export const textEncodings = [
  'UTF_8',
  'UTF_16LE',
  'UTF_16BE',
  'WINDOWS_1252',
  'SHIFT_JIS',
  'EUC_JP',
  'EUC_KR',
  'GBK',
  'GB18030',
  'BIG5',
  'WINDOWS_1250',
  'WINDOWS_1251',
  'WINDOWS_1253',
  'WINDOWS_1254',
  'WINDOWS_1255',
  'WINDOWS_1256',
  'WINDOWS_1257',
  'WINDOWS_1258',
  'WINDOWS_874',
  'KOI8_R',
  'KOI8_U',
  'IBM866',
  'MACINTOSH',
  'X_MAC_CYRILLIC',
  'ISO_8859_2',
  'ISO_8859_3',
  'ISO_8859_4',
  'ISO_8859_5',
  'ISO_8859_6',
  'ISO_8859_7',
  'ISO_8859_8',
  'ISO_8859_10',
  'ISO_8859_13',
  'ISO_8859_14',
  'ISO_8859_15',
  'ISO_8859_16',
] as const;

export type TextEncoding = (typeof textEncodings)[number];

/** Those that are read by a table of characters (code-page.ts). */
export type PageEncoding = Exclude<TextEncoding, 'UTF_8' | 'UTF_16LE' | 'UTF_16BE'>;
