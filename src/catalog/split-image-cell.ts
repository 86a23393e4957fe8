import type { CellRules } from './row-rules.ts';

/** One image of a cell, and where it stands in the cell's text: what is swapped for a result. */
export interface ImageToken {
  /** Without the format's escapes. */
  readonly text: string;
  readonly from: number;
  readonly to: number;
}

/**
 * The tokens of an image cell. It is cut only at a comma or a line break after which a URL begins (`http://`,
 * `https://`, `//`; other schemes too, so that an `ftp://` in the middle is named and not taken for a part of the
 * URL before it): commas inside URLs survive. White space and commas around a token are dropped, empty tokens too.
 * What is no URL is cut at every comma where the format has paths.
 */
export function splitImageCell(cell: string, rules: CellRules): ImageToken[] {
  const tokens: ImageToken[] = [];
  let from = 0;
  for (let slashes = cell.indexOf('//'); slashes !== -1; slashes = cell.indexOf('//', slashes + 2)) {
    const start = urlStart(cell, slashes);
    if (start <= from || !isSeparated(cell, start, rules)) continue;
    pushTokens(tokens, cell, from, start, rules);
    from = start;
  }
  pushTokens(tokens, cell, from, cell.length, rules);
  return tokens;
}

const maxSchemeLength = 32;

function urlStart(cell: string, slashes: number): number {
  if (cell[slashes - 1] !== ':') return slashes;
  let start = slashes - 1;
  while (start > 0 && slashes - start < maxSchemeLength && /[a-z0-9+.-]/i.test(cell[start - 1] ?? ''))
    start -= 1;
  return start;
}

function isSeparated(cell: string, start: number, rules: CellRules): boolean {
  let before = start - 1;
  let lineBreak = false;
  if (rules.quotes && cell[before] === '"') before -= 1;
  while (before >= 0 && isWhiteSpace(cell, before)) {
    lineBreak ||= cell[before] === '\n' || cell[before] === '\r';
    before -= 1;
  }
  if (lineBreak) return true;
  return cell[before] === ',' && !(rules.backslash && cell[before - 1] === '\\');
}

function pushTokens(tokens: ImageToken[], cell: string, from: number, to: number, rules: CellRules): void {
  if (!rules.paths || cell.slice(from, to).includes('//')) return pushToken(tokens, cell, from, to, rules);
  for (let start = from; start < to; ) {
    const comma = cell.indexOf(',', start);
    const end = comma === -1 || comma > to ? to : comma;
    pushToken(tokens, cell, start, end, rules);
    start = end + 1;
  }
}

function pushToken(tokens: ImageToken[], cell: string, from: number, to: number, rules: CellRules): void {
  let start = from;
  let end = to;
  while (start < end && isAround(cell, start, rules)) start += 1;
  while (end > start && isAround(cell, end - 1, rules)) end -= 1;
  if (start >= end) return;
  const text = cell.slice(start, end);
  tokens.push({ text: rules.backslash ? text.replaceAll('\\,', ',') : text, from: start, to: end });
}

function isAround(cell: string, at: number, rules: CellRules): boolean {
  return cell[at] === ',' || isWhiteSpace(cell, at) || (rules.quotes && cell[at] === '"');
}

function isWhiteSpace(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  return code <= 0x20 || (code >= 0x80 && /\s/.test(text[at] ?? ''));
}
