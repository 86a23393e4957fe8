const mostWords = 64;
const longestWord = 64;
const longestSerial = 256;

/** Letters and digits only, folded: no case, no diacritics. So nothing in a word means anything to a search engine. */
export function wordsOf(text: string): string[] {
  const folded = text.toLowerCase().normalize('NFKD').replaceAll(/\p{M}/gu, '');
  const words = folded.match(/[\p{L}\p{N}]+/gu) ?? [];
  return words.slice(0, mostWords).map((word) => word.slice(0, longestWord));
}

/** A serial number as it is compared; null for one that is empty or too long to be found by. */
export function serialOf(text: string): string | null {
  const folded = text.trim().toLowerCase();
  return folded === '' || folded.length > longestSerial ? null : folded;
}
