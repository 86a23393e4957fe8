/**
 * The tokens of an image cell. It is cut only at a comma or a line break after which a URL begins (`http://`,
 * `https://`, `//`; other schemes too, so that an `ftp://` in the middle is named and not taken for a part of the
 * URL before it): commas inside URLs survive. White space and commas around a token are dropped, empty tokens too.
 */
export function splitImageCell(cell: string): string[] {
  const tokens: string[] = [];
  let from = 0;
  for (let slashes = cell.indexOf('//'); slashes !== -1; slashes = cell.indexOf('//', slashes + 2)) {
    const start = urlStart(cell, slashes);
    if (start <= from || !isSeparated(cell, start)) continue;
    pushToken(tokens, cell, from, start);
    from = start;
  }
  pushToken(tokens, cell, from, cell.length);
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

function isSeparated(cell: string, start: number): boolean {
  let before = start - 1;
  let lineBreak = false;
  while (before >= 0 && isWhiteSpace(cell, before)) {
    lineBreak ||= cell[before] === '\n' || cell[before] === '\r';
    before -= 1;
  }
  return lineBreak || cell[before] === ',';
}

function pushToken(tokens: string[], cell: string, from: number, to: number): void {
  let start = from;
  let end = to;
  while (start < end && (cell[start] === ',' || isWhiteSpace(cell, start))) start += 1;
  while (end > start && (cell[end - 1] === ',' || isWhiteSpace(cell, end - 1))) end -= 1;
  if (start < end) tokens.push(cell.slice(start, end));
}

function isWhiteSpace(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  return code <= 0x20 || (code >= 0x80 && /\s/.test(text[at] ?? ''));
}
