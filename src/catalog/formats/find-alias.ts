import { normalizeHeader } from '../normalize-header.ts';
import type { Header } from './format-rule.ts';

/** The column of the first alias that the header has: the aliases' order decides, not the header's. */
export function findAlias(header: Header, aliases: readonly string[]): number | null {
  for (const alias of aliases) {
    const column = header.indexOf(normalizeHeader(alias));
    if (column !== -1) return column;
  }
  return null;
}
