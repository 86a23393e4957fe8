import type { CellRules } from '../row-rules.ts';
import { afterImageName } from './image-extension.ts';
import type { ImageToken } from './image-token.ts';
import { isSpaceAt } from './white-space.ts';
import { wrappedAddresses } from './wrapped-addresses.ts';

/** Most cells: one URL, with nothing in it or around it that could mean something else. */
const oneUrl = /^https?:\/\/[^\s,;|"'<>\\\u007f-\uffff]+$/i;

/**
 * The tokens of an image cell: those of what the cell wraps them in (wrapped-addresses.ts), else the parts it is cut
 * into. It is cut only at separators (`,`, `;`, `|`, white space, line breaks) behind which a URL begins (`http://`,
 * `https://`, `//`; other schemes too, so that an `ftp://` in the middle is named and not taken for a part of the URL
 * before it): separators inside URLs survive. White space, separators and quotes around a token are dropped, empty
 * tokens too. Addresses without a scheme and paths are also cut behind an image's file name.
 */
export function splitImageCell(cell: string, rules: CellRules): readonly ImageToken[] {
  if (oneUrl.test(cell)) return [{ text: cell, from: 0, to: cell.length, quoting: plainQuoting(rules) }];
  return (rules.anySheet === true ? wrappedAddresses(cell) : null) ?? splitAtUrls(cell, rules);
}

function splitAtUrls(cell: string, rules: CellRules): ImageToken[] {
  const tokens: ImageToken[] = [];
  let from = 0;
  for (const start of urlStarts(cell, rules)) {
    if (start <= from || !isSeparated(cell, start, rules)) continue;
    pushTokens(tokens, cell, from, start, rules);
    from = start;
  }
  pushTokens(tokens, cell, from, cell.length, rules);
  return tokens;
}

const maxSchemeLength = 32;

function urlStarts(cell: string, { anySheet }: CellRules): number[] {
  const starts: number[] = [];
  for (let slashes = cell.indexOf('//'); slashes !== -1; slashes = cell.indexOf('//', slashes + 2))
    starts.push(urlStart(cell, slashes));
  if (anySheet !== true || !/www\./i.test(cell)) return starts;
  for (const { index } of cell.matchAll(/(?<=[\s,;|])www\./gi)) starts.push(index);
  return starts.sort((a, b) => a - b);
}

function urlStart(cell: string, slashes: number): number {
  if (cell[slashes - 1] !== ':') return slashes;
  let start = slashes - 1;
  while (start > 0 && slashes - start < maxSchemeLength && /[a-z0-9+.-]/i.test(cell[start - 1] ?? ''))
    start -= 1;
  // The `n` of a line break that was written as `\\n`.
  return cell[start - 1] === '\\' && /[nr]/i.test(cell[start] ?? '') ? start + 1 : start;
}

/** Whether the URL that begins at `start` is behind a separator, and not inside another. */
function isSeparated(cell: string, start: number, rules: CellRules): boolean {
  let lineBreak = false;
  let space = false;
  let end = start;
  for (; end > 0; end -= 1) {
    if (isSpaceAt(cell, end - 1)) {
      space = true;
      lineBreak ||= cell[end - 1] === '\n' || cell[end - 1] === '\r';
    } else if (!isQuote(cell, end - 1, rules)) break;
  }
  if (lineBreak || (space && rules.anySheet === true)) return true;
  if (cell[end - 1] === ',') return !(rules.backslash && cell[end - 2] === '\\');
  if (rules.anySheet !== true) return false;
  return cell[end - 1] === ';' || cell[end - 1] === '|' || breakBefore(cell, end) > 0;
}

/** Characters of a line break that was written as `<br>` or `\n` and ends at `end`. */
function breakBefore(cell: string, end: number): number {
  return /(?:<br ?\/?>|\\[nr])?$/i.exec(cell.slice(Math.max(0, end - 6), end))?.[0].length ?? 0;
}

function pushTokens(tokens: ImageToken[], cell: string, from: number, to: number, rules: CellRules): void {
  const text = cell.slice(from, to);
  if (text.includes('//') || (!rules.paths && rules.anySheet !== true))
    return pushToken(tokens, cell, from, to, rules);
  let start = from;
  for (const { index } of text.matchAll(rules.paths ? pathSeparator(rules) : afterImageName)) {
    pushToken(tokens, cell, start, from + index, rules);
    start = from + index + 1;
  }
  pushToken(tokens, cell, start, to, rules);
}

const pathSeparator = ({ anySheet }: CellRules) => (anySheet === true ? /[,;|]/g : /,/g);

function pushToken(tokens: ImageToken[], cell: string, from: number, to: number, rules: CellRules): void {
  let start = from;
  let end = to;
  while (start < end && isAround(cell, start, rules)) start += 1;
  for (;;) {
    const last = rules.anySheet === true ? breakBefore(cell, end) : 0;
    if (end - last > start && last > 0) end -= last;
    else if (end > start && isAround(cell, end - 1, rules)) end -= 1;
    else break;
  }
  if (start >= end) return;
  const text = cell.slice(start, end);
  tokens.push({
    text: rules.backslash ? text.replaceAll('\\,', ',') : text,
    from: start,
    to: end,
    quoting: plainQuoting(rules),
  });
}

const plainQuoting = ({ backslash }: CellRules) => (backslash ? 'BACKSLASH' : 'NONE');

/** What is dropped around a token. */
function isAround(cell: string, at: number, rules: CellRules): boolean {
  const one = cell[at];
  if (one === ',' || isSpaceAt(cell, at) || isQuote(cell, at, rules)) return true;
  if (rules.anySheet !== true) return false;
  // A list without quotes: its brackets stand at the cell's ends.
  return one === ';' || one === '|' || (one === '[' && at === 0) || (one === ']' && cell[0] === '[');
}

const quotes = new Set(['"', "'", '`', '“', '”', '„', '‘', '’', '«', '»', '<', '>']);

function isQuote(cell: string, at: number, rules: CellRules): boolean {
  const one = cell.charAt(at);
  if (rules.anySheet !== true) return rules.quotes && one === '"';
  return quotes.has(one) && !(one === '>' && breakBefore(cell, at + 1) > 0);
}
