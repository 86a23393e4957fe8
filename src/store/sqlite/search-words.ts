import type { Search } from '../policy/product-selection.ts';
import { serialOf, wordsOf } from '../words.ts';

/**
 * What a product is found by, as tokens of one FTS column: `w<request>_word` for each word of its name and
 * `s<request>_serial`. The request in the token keeps one request's search from reading another's matches,
 * and keeps words and serial numbers apart without a column. Past 64 words, or 256 characters of a serial
 * number, nothing is found.
 */
export function tokensOf(request: number, serialNumber: string | null, name: string | null): string {
  const tokens = wordsOf(name ?? '').map((word) => `w${request}_${word}`);
  const serial = serialToken(request, serialOf(serialNumber ?? ''));
  if (serial !== null) tokens.push(serial);
  return tokens.join(' ');
}

/** The MATCH expression for what a user typed. */
export function matchOf(request: number, search: Search): string {
  const words = search.words.map((word) => `"w${request}_${word}"*`);
  const serial = serialToken(request, search.serial);
  const alternatives = words.length === 0 ? [] : [`(${words.join(' AND ')})`];
  if (serial !== null) alternatives.push(`"${serial}"`);
  return alternatives.join(' OR ');
}

/** One token whatever the number is made of: what is not a plain letter or digit is written as its code. */
function serialToken(request: number, folded: string | null): string | null {
  if (folded === null) return null;
  return `s${request}_${folded.replaceAll(/[^a-z0-9]/gu, (char) => `_${char.codePointAt(0)?.toString(16)}_`)}`;
}
