import { normalizeHeader } from '../normalize-header.ts';
import { type HeaderSense, headerWords } from './header-words.ts';

/**
 * What the words of a header say about its column: each sense with the word that has it, as headerWords spells it.
 * `header`: as it stands in the file. Without regard to case and accents, a word counts
 * - where it is a word of the header (`Bild 1`, `main-image`, `productImageUrl`),
 * - from four letters on and for what is linked to, also where it begins or ends one (`Produktbild`, `imagelink`),
 * - in Chinese, Japanese, Korean and Thai, which do not part words, anywhere (`商品画像URL`).
 */
export function headerSenses(header: string): ReadonlyMap<HeaderSense, string> {
  const whole = plainOf(header);
  const parts = header
    .replace(/(\p{Ll})(\p{Lu})/gu, '$1 $2')
    .match(/\p{L}[\p{L}\p{M}]*/gu)
    ?.map(plainOf);
  const senses = new Map<HeaderSense, string>();
  for (const { sense, word, plain, anywhere, joined } of entries) {
    if (senses.has(sense)) continue;
    const found = anywhere
      ? whole.includes(plain)
      : parts?.some((part) => part === plain || (joined && (part.startsWith(plain) || part.endsWith(plain))));
    if (found) senses.set(sense, word);
  }
  return senses;
}

const joinedSenses: ReadonlySet<string> = new Set<HeaderSense>(['IMAGE', 'PAGE', 'OTHER_FILE']);

const unpartedScript =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Thai}]/u;

/** The longest first, so that a header is told by the word that fits it best. */
const entries = Object.entries(headerWords)
  .flatMap(([sense, languages]) =>
    Object.values(languages)
      .flat()
      .map((word) => {
        const plain = plainOf(word);
        return {
          sense: sense as HeaderSense,
          word,
          plain,
          anywhere: word.length > 1 && (unpartedScript.test(word) || !/^[\p{L}\p{M}]+$/u.test(word)),
          joined: joinedSenses.has(sense) && plain.length >= 4,
        };
      }),
  )
  .sort((a, b) => b.plain.length - a.plain.length);

function plainOf(text: string): string {
  return normalizeHeader(text.normalize('NFD').replace(/\p{M}/gu, ''));
}
