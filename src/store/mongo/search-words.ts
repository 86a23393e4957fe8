import type { Filter } from 'mongodb';
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

/** Ways to match what a user typed: every word begins a word of the name, or it is the serial number. */
export function matchesOf(search: string): Filter<ProductDocument>[] {
  const words = wordsOf(search).map((word) => ({
    words: { $elemMatch: { $gte: `w:${word}`, $lt: `w:${word}${last}` } },
  }));
  const serial = serialOf(search);
  const matches: Filter<ProductDocument>[] = words.length === 0 ? [] : [{ $and: words }];
  if (serial !== null) matches.push({ words: `s:${serial}` });
  return matches;
}
