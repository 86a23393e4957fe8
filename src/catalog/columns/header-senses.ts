import { normalizeHeader } from '../normalize-header.ts';
import { type HeaderSense, headerWords } from './header-words.ts';

/**
 * What the words of a header say about its column: each sense with the word that has it, as headerWords spells it.
 * `header`: as it is in the file. Without regard to case and accents, a word counts
 * - where it is a word of the header (`Bild 1`, `main-image`, `productImageUrl`),
 * - from four letters on and for what is linked to, also where it begins or ends one that is in no list
 *   (`Produktbild`, `imagelink`),
 * - in Chinese, Japanese, Korean and Thai, which do not part words, anywhere (`商品画像URL`).
 */
export function headerSenses(header: string): ReadonlyMap<HeaderSense, string> {
  const whole = normalizeHeader(header);
  const parts = header
    .replace(/(\p{Ll})(\p{Lu})/gu, '$1 $2')
    .match(/\p{L}[\p{L}\p{M}]*/gu)
    ?.map(normalizeHeader);
  const best = new Map<HeaderSense, Entry>();
  const add = (entry: Entry): void => {
    if (entry.plain.length > (best.get(entry.sense)?.plain.length ?? 0)) best.set(entry.sense, entry);
  };
  for (const entry of anywhere) if (whole.includes(entry.plain)) add(entry);
  for (const part of parts ?? []) {
    const whole = byWord.get(part) ?? [];
    for (const entry of whole) add(entry);
    // `Bildtext` is a word of its own, and no image.
    if (whole.length > 0) continue;
    for (let length = shortestJoined; length < Math.min(part.length, longestWord + 1); length++)
      for (const piece of [part.slice(0, length), part.slice(-length)])
        for (const entry of byWord.get(piece) ?? []) if (entry.joined) add(entry);
  }
  return new Map([...best].map(([sense, { word }]) => [sense, word]));
}

interface Entry {
  readonly sense: HeaderSense;
  readonly word: string;
  readonly plain: string;
  /** It counts also where it begins or ends a word. */
  readonly joined: boolean;
}

const joinedSenses: ReadonlySet<string> = new Set<HeaderSense>(['IMAGE', 'PAGE', 'OTHER_FILE']);

const unpartedScript =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Thai}]/u;

const shortestJoined = 4;
const byWord = new Map<string, Entry[]>();
const anywhere: Entry[] = [];
let longestWord = 0;

for (const [sense, languages] of Object.entries(headerWords) as [HeaderSense, Record<string, string[]>][]) {
  for (const word of Object.values(languages).flat()) {
    const plain = normalizeHeader(word);
    const joined = joinedSenses.has(sense) && plain.length >= shortestJoined;
    const entry = { sense, word, plain, joined };
    if (word.length > 1 && (unpartedScript.test(word) || !/^[\p{L}\p{M}]+$/u.test(word)))
      anywhere.push(entry);
    byWord.set(plain, [...(byWord.get(plain) ?? []), entry]);
    longestWord = Math.max(longestWord, plain.length);
  }
}
