import { isUtf8 } from 'node:buffer';
import { detectAll } from 'jschardet';
import type { PageEncoding } from '../domain/text-encoding.ts';
import { codePage } from './code-page.ts';
import { findEncoding } from './encoding-labels.ts';

/** What is looked for, by jschardet's names: what spreadsheets and shops of the last thirty years wrote. */
const candidates = [
  'windows-1252',
  'windows-1250',
  'windows-1251',
  'windows-1253',
  'windows-1254',
  'windows-1255',
  'windows-1256',
  'windows-1257',
  'windows-1258',
  'cp874',
  'cp932',
  'euc_jis_2004',
  'cp949',
  'euc_kr',
  'gb18030',
  'big5hkscs',
  'koi8-r',
  'koi8-u',
  'cp866',
  'mac-roman',
  'mac-cyrillic',
  'iso8859-2',
  'iso8859-5',
  'iso8859-6',
  'iso8859-7',
];

/** What parts cells; not `|`, which may be half of a character. */
const partings = /[\r\n\t,;"]+/;
const longRun = /([\x00-\x7f]{40})[\x00-\x7f]+([\x00-\x7f]{40})/g;

const mostBytes = 16 * 1024;

// How much likelier another encoding must be than Windows-1252, as a logarithm, and more so where few characters tell;
// and what it costs when every character is out of place. Chosen by what docs/decisions says was measured.
const westernLead = 0.15;
const leadOfOne = 1;
const misfitCost = 4;

/**
 * The encoding of text that is not UTF-8, by how its letters follow each other; Windows-1252 where nothing is clearly
 * better. `sample`: from the first byte on that is not ASCII.
 */
export function guessEncoding(sample: Buffer): PageEncoding {
  const short = tellingPart(sample);
  if (kanaShiftJis.test(short) && isKana(short, 'SHIFT_JIS')) return 'SHIFT_JIS';
  if (kanaEucJp.test(short) && isKana(short, 'EUC_JP')) return 'EUC_JP';
  const bytes = Buffer.from(short, 'latin1');
  const count = bytes.filter((byte) => byte > 0x7f).length;
  let best: { readonly encoding: PageEncoding; readonly score: number } | null = null;
  for (const { encoding: name, confidence } of detectAll(bytes, {
    detectEncodings: candidates,
    minimumThreshold: 0,
  })) {
    const encoding = findEncoding(name ?? '') as PageEncoding | null;
    if (encoding === null || confidence <= 0) continue;
    // They come by confidence: from here on none can be better, and tables need not be made for them.
    if (best !== null && Math.log(confidence) + westernLead + leadOfOne / count < best.score) break;
    const text = codePage(encoding).decode(bytes, true).text.toString();
    const lead = encoding === 'WINDOWS_1252' ? westernLead + leadOfOne / count : 0;
    const score = Math.log(confidence) + lead - misfitCost * misfits(text);
    if (best === null || score > best.score) best = { encoding, score };
  }
  return best?.encoding ?? 'WINDOWS_1252';
}

/** The cells that are not ASCII alone. All else (URLs, markup, numbers) says nothing of them and would outvote them. */
function tellingPart(sample: Buffer): string {
  const cells = sample.toString('latin1').split(partings);
  const telling = cells
    .filter((cell) => /[\x80-\xff]/.test(cell))
    .map((cell) => cell.replace(longRun, '$1 $2'));
  const all = telling.join('\n');
  return all.length <= mostBytes ? all : all.slice(0, all.lastIndexOf('\n', mostBytes) + 1 || mostBytes);
}

const kanaShiftJis = /(?:\x82[\x9f-\xf1]|\x83[\x40-\x96]|\x81\x5b){2}/;
const kanaEucJp = /(?:[\xa4\xa5][\xa1-\xf6]|\xa1\xbc){2}/;

/** Whether most is words in kana alone, which jschardet does not take for Japanese where there are few of them. */
function isKana(bytes: string, encoding: 'SHIFT_JIS' | 'EUC_JP'): boolean {
  const utf8 = codePage(encoding).decode(Buffer.from(bytes, 'latin1'), true).text;
  const text = utf8.toString();
  const all = text.match(/[^\0-\x7f]/gu) ?? [];
  const kana = text.match(/[ぁ-んァ-ヶー]{2,}/g) ?? [];
  return isUtf8(utf8) && kana.join('').length > all.length / 2;
}

const otherAlphabet =
  '[\\p{Script=Cyrillic}\\p{Script=Greek}\\p{Script=Hebrew}\\p{Script=Arabic}\\p{Script=Thai}]';

/** What no people write, such as `Se–or`, `caf¹e` or `mug‡`: what is left when a text was read wrongly. */
const misfit = new RegExp(
  [
    '[\\x80-\\x9f\\ufffd]',
    // A sign inside a word, other than an apostrophe, or one that belongs to no word at its begin or end.
    '(?<=\\p{L})[^\\p{L}\\p{M}\\p{Nd}\\s\\0-\\x7f’‘´·–—‐‑]+(?=\\p{L})',
    '(?<=\\p{Ll})[–—](?=\\p{Ll})',
    '(?<=\\p{L})[‰¤¦§¬¶¥¢£€]|[‰¤¦§¬¶¥¢£€…](?=\\p{Ll}\\p{Ll})',
    // Accents without a letter, and crosses.
    '[ˆ˜˘˝˛ˇ¸¨¯†‡]',
    // A capital behind a small letter, between a capital and a small letter, or by itself, unless it is a word.
    '(?<=\\p{Ll})(?![A-Z])\\p{Lu}',
    '(?<=\\p{Lu})(?![A-Z])\\p{Lu}(?=\\p{Ll})',
    '(?<![\\p{L}\\p{M}])(?![A-ZÀÈÉÍÓÔÚÄÅÖØÜ])(?=\\p{Script=Latin})\\p{Lu}(?![\\p{L}\\p{M}])',
    // A letter beside a digit, other than `1ª`.
    '(?<=\\d)(?![A-Za-zªº])\\p{Script=Latin}|(?![A-Za-z])\\p{Script=Latin}(?=\\d)',
    // Drawn boxes; a letter of another alphabet by itself.
    '[\\u2500-\\u259f]',
    `(?<![\\p{L}\\p{M}])${otherAlphabet}(?![\\p{L}\\p{M}])`,
    // A letter of another alphabet inside a word; Chinese words may begin or end with a Latin letter.
    `(?<=\\p{Script=Latin})${otherAlphabet}|${otherAlphabet}(?=\\p{Script=Latin})`,
    '(?<=\\p{Script=Latin})(?!\\p{Script=Latin})\\p{L}(?=\\p{Script=Latin})',
  ].join('|'),
  'gu',
);

/** Of the characters outside ASCII, the share that is out of place. */
function misfits(text: string): number {
  const all = text.match(/[^\0-\x7f]/gu)?.length ?? 0;
  return all === 0 ? 0 : (text.match(misfit)?.length ?? 0) / all;
}
