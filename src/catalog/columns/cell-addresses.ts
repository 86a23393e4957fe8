import { hasHost, looksLikeAddress } from '../cells/looks-like-address.ts';
import { splitImageCell } from '../cells/split-image-cell.ts';
import { isBlank } from '../cells/white-space.ts';
import { plainCells } from '../row-rules.ts';

/** Characters of a cell that it is judged by. */
const judgedLength = 10_000;

/**
 * The addresses of a cell that holds nothing else, with their scheme where they have a host. null: there is other
 * text in it, such as a description with an image; or nothing.
 */
export function cellAddresses(whole: string): readonly string[] | null {
  const cell = whole.slice(0, judgedLength);
  if (!/[/.]/.test(cell)) return null;
  const tokens = splitImageCell(cell, plainCells);
  if (tokens.length === 0 || !tokens.every(({ text }) => looksLikeAddress(text))) return null;
  if (tokens[0]?.quoting === 'HTML' && !isBlank(cell.replace(/<[^<>]{0,4000}>/g, ''))) return null;
  return tokens.map(({ text }) => {
    if (text.startsWith('//')) return `https:${text}`;
    return !/^[a-z][a-z0-9+.-]*:\/\//i.test(text) && hasHost(text) ? `https://${text}` : text;
  });
}

/** It names a server, and not only a place on one. */
export function isAbsolute(address: string): boolean {
  return /^[a-z][a-z0-9+.-]*:\/\//i.test(address);
}
