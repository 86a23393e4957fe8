import type { CellRules } from '../../domain/row-rules.ts';
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
    const label = rules.anySheet === true ? labelBefore(cell, from, start) : 0;
    pushTokens(tokens, cell, from, start - label, rules);
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

const longestLabel = 40;
const label = /(?:^|[\s,;|])(?:[-–—•*+&/>]|[\p{L}\p{M}\p{N}_. -]{0,40}[:)]|\d{1,3}\.)\s*$/u;

/** Characters that people write before a URL in a list: `- `, `2) `, `front: `, or `/ ` between two. */
function labelBefore(cell: string, from: number, start: number): number {
  if (!isSpaceAt(cell, start - 1) && !/[:)]/.test(cell[start - 1] ?? '')) return 0;
  const tail = cell.slice(Math.max(from, start - longestLabel), start);
  const found = label.exec(tail);
  // Cut within a longer text: that is not a label.
  return found === null || (found.index === 0 && tail.length < start - from) ? 0 : found[0].length;
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
  return moreSeparators.has(cell.charAt(end - 1)) || breakBefore(cell, end) > 0;
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
  if (rules.anySheet === true) end -= descriptor(cell, start, end);
  if (start >= end) return;
  const text = cell.slice(start, end);
  tokens.push({
    text: rules.backslash ? text.replaceAll('\\,', ',') : text,
    from: start,
    to: end,
    quoting: plainQuoting(rules),
  });
}

/** Characters of what is behind a URL in a `srcset`: ` 300w`, ` 2x`. */
function descriptor(cell: string, start: number, end: number): number {
  if (cell[end - 1] !== 'w' && cell[end - 1] !== 'x') return 0;
  return /\s+\d{1,5}(?:\.\d{1,3})?[wx]$/.exec(cell.slice(Math.max(start, end - 16), end))?.[0].length ?? 0;
}

const plainQuoting = ({ backslash }: CellRules) => (backslash ? 'BACKSLASH' : 'NONE');

/** What is dropped around a token. */
function isAround(cell: string, at: number, rules: CellRules): boolean {
  const one = cell[at];
  if (one === undefined || one === ',' || isSpaceAt(cell, at) || isQuote(cell, at, rules)) return true;
  if (rules.anySheet !== true) return false;
  if (moreSeparators.has(one)) return true;
  // A list without quotes: its brackets are at the cell's ends.
  return at === 0 ? brackets.has(one) : brackets.get(cell.charAt(0)) === one;
}

/** Beside the comma; some as the keyboards of East Asia and Arabia have them. */
const moreSeparators = new Set([';', '|', '，', '；', '、', '｜', '،', '؛']);

const brackets = new Map([
  ['[', ']'],
  ['{', '}'],
  ['(', ')'],
]);

const quotes = new Set(['"', "'", '`', '“', '”', '„', '‘', '’', '«', '»', '<', '>']);

function isQuote(cell: string, at: number, rules: CellRules): boolean {
  const one = cell.charAt(at);
  if (rules.anySheet !== true) return rules.quotes && one === '"';
  return quotes.has(one) && !(one === '>' && breakBefore(cell, at + 1) > 0);
}
