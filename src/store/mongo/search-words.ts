import type { Filter } from 'mongodb';
import type { Search } from '../policy/product-selection.ts';
import { serialOf, wordsOf } from '../words.ts';
import type { ProductDocument } from './documents.ts';

/** Sorts after every character there is. */
const last = '\u{10ffff}';

/** What a product is found by: `w:word` for each word of its name, `s:serial` for its serial number. */
export function searchWords(serialNumber: string | null, name: string | null): string[] {
  const words = new Set(wordsOf(name ?? '').map((word) => `w:${word}`));
  const serial = serialOf(serialNumber ?? '');
  if (serial !== null) words.add(`s:${serial}`);
  return [...words];
}

/** Ways to match what a user typed. */
export function matchesOf({ words, serial }: Search): Filter<ProductDocument>[] {
  const named = words.map((word) => ({
    words: { $elemMatch: { $gte: `w:${word}`, $lt: `w:${word}${last}` } },
  }));
  const matches: Filter<ProductDocument>[] = named.length === 0 ? [] : [{ $and: named }];
  if (serial !== null) matches.push({ words: `s:${serial}` });
  return matches;
}
