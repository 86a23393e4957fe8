import type { TextEncoding } from '../domain/text-encoding.ts';

/**
 * What people call an encoding: its name first, then the labels of the WHATWG Encoding Standard
 * (https://encoding.spec.whatwg.org/#names-and-labels) as `plain` makes them, then a few that are common elsewhere.
 */
const known: Record<TextEncoding, readonly [name: string, labels: string]> = {
  UTF_8: ['UTF-8', 'utf8 unicode11utf8 unicode20utf8 xunicode20utf8 utf8sig utf8bom cp65001'],
  UTF_16LE: ['UTF-16LE', 'utf16le utf16 csunicode iso10646ucs2 ucs2 unicode unicodefeff'],
  UTF_16BE: ['UTF-16BE', 'utf16be unicodefffe'],
  SHIFT_JIS: ['Shift_JIS', 'shiftjis csshiftjis ms932 mskanji sjis windows31j xsjis cp932 windows932'],
  EUC_JP: ['EUC-JP', 'eucjp cseucpkdfmtjapanese xeucjp ujis'],
  EUC_KR: [
    'EUC-KR',
    'euckr cseuckr csksc56011987 isoir149 korean ksc56011987 ksc56011989 ksc5601 windows949 cp949 uhc',
  ],
  GBK: ['GBK', 'gbk chinese csgb2312 csiso58gb231280 gb2312 gb231280 isoir58 xgbk cp936 windows936'],
  GB18030: ['GB18030', 'gb18030 cp54936'],
  BIG5: ['Big5', 'big5 big5hkscs cnbig5 csbig5 xxbig5 cp950 windows950'],
  WINDOWS_1250: ['windows-1250', 'windows1250 cp1250 xcp1250'],
  WINDOWS_1251: ['windows-1251', 'windows1251 cp1251 xcp1251'],
  WINDOWS_1252: [
    'windows-1252',
    'windows1252 cp1252 xcp1252 ansix341968 ascii cp819 csisolatin1 ibm819 iso88591 isoir100 iso885911987 l1 ' +
      'latin1 usascii',
  ],
  WINDOWS_1253: ['windows-1253', 'windows1253 cp1253 xcp1253'],
  WINDOWS_1254: [
    'windows-1254',
    'windows1254 cp1254 xcp1254 csisolatin5 iso88599 isoir148 iso885991989 l5 latin5',
  ],
  WINDOWS_1255: ['windows-1255', 'windows1255 cp1255 xcp1255'],
  WINDOWS_1256: ['windows-1256', 'windows1256 cp1256 xcp1256'],
  WINDOWS_1257: ['windows-1257', 'windows1257 cp1257 xcp1257'],
  WINDOWS_1258: ['windows-1258', 'windows1258 cp1258 xcp1258'],
  WINDOWS_874: ['windows-874', 'windows874 dos874 iso885911 tis620 cp874'],
  KOI8_R: ['KOI8-R', 'koi8r cskoi8r koi koi8'],
  KOI8_U: ['KOI8-U', 'koi8u koi8ru'],
  IBM866: ['IBM866', 'ibm866 866 cp866 csibm866'],
  MACINTOSH: ['macintosh', 'macintosh csmacintosh mac xmacroman macroman'],
  X_MAC_CYRILLIC: ['x-mac-cyrillic', 'xmaccyrillic xmacukrainian maccyrillic'],
  ISO_8859_2: ['ISO-8859-2', 'iso88592 csisolatin2 isoir101 iso885921987 l2 latin2'],
  ISO_8859_3: ['ISO-8859-3', 'iso88593 csisolatin3 isoir109 iso885931988 l3 latin3'],
  ISO_8859_4: ['ISO-8859-4', 'iso88594 csisolatin4 isoir110 iso885941988 l4 latin4'],
  ISO_8859_5: ['ISO-8859-5', 'iso88595 csisolatincyrillic cyrillic isoir144 iso885951988'],
  ISO_8859_6: [
    'ISO-8859-6',
    'iso88596 arabic asmo708 csiso88596e csiso88596i csisolatinarabic ecma114 iso88596e iso88596i isoir127 ' +
      'iso885961987',
  ],
  ISO_8859_7: [
    'ISO-8859-7',
    'iso88597 csisolatingreek ecma118 elot928 greek greek8 isoir126 iso885971987 suneugreek',
  ],
  ISO_8859_8: [
    'ISO-8859-8',
    'iso88598 csiso88598e csisolatinhebrew hebrew iso88598e isoir138 iso885981988 visual csiso88598i iso88598i ' +
      'logical',
  ],
  ISO_8859_10: ['ISO-8859-10', 'iso885910 csisolatin6 isoir157 l6 latin6'],
  ISO_8859_13: ['ISO-8859-13', 'iso885913'],
  ISO_8859_14: ['ISO-8859-14', 'iso885914'],
  ISO_8859_15: ['ISO-8859-15', 'iso885915 csisolatin9 l9 latin9'],
  ISO_8859_16: ['ISO-8859-16', 'iso885916 latin10'],
};

const byLabel = new Map(
  (Object.entries(known) as [TextEncoding, readonly [string, string]][]).flatMap(([encoding, [, labels]]) =>
    labels.split(' ').map((label) => [label, encoding] as const),
  ),
);

/** The encoding with that label, in any spelling (`Windows 1251`, `WINDOWS_1251`, `cp1251`); null: not one of ours. */
export function findEncoding(label: string): TextEncoding | null {
  return byLabel.get(plain(label)) ?? null;
}

/** As the WHATWG Encoding Standard writes it. */
export function encodingName(encoding: TextEncoding): string {
  return known[encoding][0];
}

function plain(label: string): string {
  return label.toLowerCase().replace(/[^a-z0-9]/g, '');
}
