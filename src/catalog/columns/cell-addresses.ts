import { plainCells } from '../../domain/row-rules.ts';
import type { ImageToken } from '../cells/image-token.ts';
import { hasHost, isPath, looksLikeAddress } from '../cells/looks-like-address.ts';
import { splitImageCell } from '../cells/split-image-cell.ts';
import { isBlank } from '../cells/white-space.ts';

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
  const quoting = tokens[0]?.quoting;
  if (quoting === 'HTML' && !isBlank(cell.replace(/<[^<>]{0,4000}>/g, ''))) return null;
  if (quoting === 'NONE' && (isProse(cell, tokens) || tokens.some(isLine))) return null;
  return tokens.map(({ text }) => {
    if (text.startsWith('//')) return `https:${text}`;
    return !isAbsolute(text) && hasHost(text) ? `https://${text}` : text;
  });
}

/** It names a server, and not only a place on one. */
export function isAbsolute(address: string): boolean {
  return /^[a-z][a-z0-9+.-]*:\/\//i.test(address);
}

/** A path with separators in it: more likely a whole line of a file that is cut by another of them. */
const isLine = ({ text }: ImageToken) => /[,;|\t]/.test(text) && isPath(text) && !hasHost(text);

/** There is more around the addresses than a file's name for each, or another address: a whole line, a text. */
function isProse(cell: string, tokens: readonly ImageToken[]): boolean {
  const inside = tokens.reduce((sum, { from, to }) => sum + to - from, 0);
  if (cell.length - inside > longestLabel * tokens.length) return true;
  let from = 0;
  for (const token of tokens) {
    if (cell.slice(from, token.from).includes('://')) return true;
    from = token.to;
  }
  return cell.slice(from).includes('://');
}

const longestLabel = 120;
