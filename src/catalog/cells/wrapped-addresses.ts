import { imageExtension } from './image-extension.ts';
import type { ImageToken, TokenQuoting } from './image-token.ts';
import { looksLikeAddress } from './looks-like-address.ts';
import { isSpaceAt } from './white-space.ts';

/**
 * The addresses of a cell that wraps them in something else: a JSON array or object (or that of another
 * language, in single quotes), HTML with `<img>` or `<a>`, a spreadsheet's formula, Markdown and `name (URL)`.
 * null: the cell is none of these. No token: there is nothing in it.
 */
export function wrappedAddresses(cell: string): readonly ImageToken[] | null {
  let start = 0;
  while (start < cell.length && (isSpaceAt(cell, start) || cell[start] === "'")) start += 1;
  switch (cell[start]) {
    case '[':
    case '{':
      if (markdownLink.test(cell))
        return taken(cell, cell.includes('![') ? markdownImages : allInParentheses, 'NONE');
      return inLiterals(cell, start) ?? inElements(cell);
    case '=':
      return inFormula(cell);
    default:
      if (tag.test(cell)) return inHtml(cell);
      if (inParentheses.test(cell)) return taken(cell, allInParentheses, 'NONE');
      return inElements(cell);
  }
}

const literal = /"([^"\\]*(?:\\.[^"\\]*)*)"|'([^'\\]*(?:\\.[^'\\]*)*)'/gs;

/** In an array of strings each is meant as an image; in objects only what looks like one. */
function inLiterals(cell: string, start: number): ImageToken[] | null {
  const all = taken(cell, literal, 'JSON');
  if (all.length === 0) return /^[\s[\]{}]*$/.test(cell) ? [] : null;
  const stringsAlone = cell[start] === '[' && !cell.includes('{');
  if (stringsAlone) return all;
  const addresses = all.filter(({ text }) => looksLikeAddress(text));
  // Where an object has a URL, a path is where its maker keeps a copy.
  const urls = addresses.filter(({ text }) => /^(?:https?:)?\/\//i.test(text));
  if (urls.length > 0) return withoutPages(cell, urls);
  return addresses.length > 0 ? addresses : null;
}

const pageKey = /["'](?:url|link|href|page|permalink|product_?url|page_?url)["']\s*:\s*["']$/i;

/** Where some have an image's name, those without that an object calls its URL or link are its page. */
function withoutPages(cell: string, urls: readonly ImageToken[]): ImageToken[] {
  const isFile = ({ text }: ImageToken) => imageExtension.test(text);
  if (!urls.some(isFile)) return [...urls];
  return urls.filter((url) => isFile(url) || !pageKey.test(cell.slice(Math.max(0, url.from - 40), url.from)));
}

/** The first argument of a function, when it is a string: `=IMAGE("…")`, in any language; and a text, `="…"`. */
const argument = /(?:[\p{L}_.]\s*\(|^[\s']*=)\s*"([^"]*(?:""[^"]*)*)"/gu;

function inFormula(cell: string): ImageToken[] | null {
  const tokens = taken(cell, argument, 'FORMULA').filter(({ text }) => looksLikeAddress(text));
  return tokens.length > 0 ? tokens : null;
}

const tag = /<(?:img|a)\s/i;
/** Bounded, and never past another tag: whatever a cell holds, it is looked at once. */
const source = attribute('img', 'src');
const lateSource = attribute('img', 'data-(?:src|original|lazy-src)');
const reference = attribute('a', 'href');

function inHtml(cell: string): ImageToken[] | null {
  const sources = taken(cell, source, 'HTML').filter(({ text }) => !/^data:/i.test(text));
  if (sources.length > 0) return sources;
  const others = taken(cell, lateSource, 'HTML');
  if (others.length > 0) return others;
  const links = taken(cell, reference, 'HTML').filter(({ text }) => looksLikeAddress(text));
  return links.length > 0 ? links : null;
}

function attribute(element: string, name: string): RegExp {
  return new RegExp(
    `<${element}(?=\\s)[^<>]{0,4000}?\\s${name}\\s*=\\s*(?:"\\s*([^"<>]*)"|'\\s*([^'<>]*)'|([^\\s"'<>]+))`,
    'gi',
  );
}

/** `![alt](URL)` of Markdown, `mug.jpg (URL)` as Airtable exports attachments, `url("URL")` of CSS. */
const inParentheses = /^(?!\s*(?:https?:)?\/\/)\s*[^\s(][^]{0,1000}?\(\s*["']?https?:\/\//i;
const allInParentheses =
  /\(\s*(?:"(https?:\/\/[^\s"]+)"|'(https?:\/\/[^\s']+)'|(https?:\/\/[^\s()]+(?:\([^\s()]*\)[^\s()]*)*))/gi;

const markdownLink = /\]\(\s*https?:\/\//i;
const markdownImages = /!\[[^\][]{0,1000}\]\(\s*(https?:\/\/[^\s()]+(?:\([^\s()]*\)[^\s()]*)*)/gi;

/** `<image>URL</image>`, and `[img]URL[/img]` of forums. */
const allInElements =
  /(?:<\w[\w:]{0,40}>|\[\w{1,40}\])\s{0,10}(https?:\/\/[^\s<>[\]]+)\s{0,10}(?:<\/|\[\/)/gi;

function inElements(cell: string): ImageToken[] | null {
  if (!cell.includes('</') && !cell.includes('[/')) return null;
  const tokens = taken(cell, allInElements, 'HTML');
  return tokens.length > 0 ? tokens : null;
}

/** What the groups of a pattern found, decoded; the pattern has at most one group that takes part in a match. */
function taken(cell: string, pattern: RegExp, quoting: TokenQuoting): ImageToken[] {
  const tokens: ImageToken[] = [];
  for (const match of cell.matchAll(pattern)) {
    const found = match.slice(1).find((group) => group !== undefined);
    if (found === undefined || found.trim() === '') continue;
    // The group is at the end of its match, but for what closes it.
    const from = match.index + match[0].lastIndexOf(found);
    tokens.push({ text: decoded(found, quoting).trim(), from, to: from + found.trimEnd().length, quoting });
  }
  return tokens;
}

function decoded(text: string, quoting: TokenQuoting): string {
  if (quoting === 'FORMULA') return text.replaceAll('""', '"');
  if (quoting !== 'JSON') return text;
  return text.replace(/\\(u[0-9a-f]{4}|.)/gis, (_, escape: string) =>
    escape.length > 1
      ? String.fromCharCode(Number.parseInt(escape.slice(1), 16))
      : (controlEscapes[escape] ?? escape),
  );
}

const controlEscapes: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t', b: '\b', f: '\f' };
