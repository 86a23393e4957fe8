import type { NotACsvKind } from './not-a-csv-messages.ts';

/**
 * What a text that begins with `<` is; null: a sheet whose first cell does (`<id>,<name>`, `<p>A mug</p>;…`,
 * `<img src="…">`). `text`: without white space before it.
 */
export function kindOfMarkup(text: string): NotACsvKind | null {
  const declared = /^<\?xml\s/i.test(text);
  const body = text.replace(/^(?:<\?[^]*?\?>|<!--[^]*?-->|\s)+/, '');
  const [, doctype, tag = ''] = /^<(!doctype\s+)?([a-z][\w.-]*(?::[\w.-]+)?)(?=[\s/>[]|$)/i.exec(body) ?? [];
  const root = tag.toLowerCase();
  if (!declared && doctype === undefined && isCell(body, root)) return null;
  if (root === 'svg') return 'IMAGE';
  if (pageRoots.has(root)) return kindOfPage(body, root);
  if (!declared && doctype === undefined && !isXml(body, root)) return null;
  return pageParts.has(root) ? 'HTML' : kindOfXml(body, root);
}

/** Elements that a page begins with, or what a program that writes "Excel" files leaves of one. */
const pageRoots = new Set([
  'html',
  'head',
  'body',
  'meta',
  'title',
  'style',
  'script',
  'link',
  'base',
  'table',
]);
const pageParts = new Set([
  'div',
  'section',
  'main',
  'article',
  'center',
  'form',
  'p',
  'span',
  'ul',
  'h1',
  'br',
]);

/** Whether the first tag, or the whole element that it opens, has a delimiter behind it, or stands for one image. */
function isCell(body: string, root: string): boolean {
  if (root === '' || root === 'img' || root === 'a') return true;
  const [line = ''] = body.split(/[\r\n]/, 1);
  if (/^<[^>]*>\s*"?[,;\t|]/.test(line)) return true;
  const closing = line.toLowerCase().lastIndexOf(`</${root}>`);
  return closing !== -1 && /^\s*"?[,;\t|]/.test(line.slice(closing + root.length + 3));
}

/** A page for people has links, forms or scripts; a table that shops call `.xls` has none. */
function kindOfPage(body: string, root: string): NotACsvKind {
  if (/urn:schemas-microsoft-com:office:excel|ms-excel/i.test(body)) return 'HTML_TABLE';
  const forPeople = /<(?:script|form|nav|input|iframe|link|button)\b/i.test(body);
  return !forPeople && (root === 'table' || /<table\b/i.test(body)) ? 'HTML_TABLE' : 'HTML';
}

/** The root goes on over its line and most lines begin with a tag; or, in one line, many tags follow each other. */
function isXml(body: string, root: string): boolean {
  const lines = body.split(/[\r\n]+/).map((line) => line.trim());
  const filled = lines.filter((line) => line !== '').slice(0, 50);
  const [first = ''] = filled;
  if (filled.length === 1) return /^<[^>]*>\s*<[a-z]/i.test(first) && (first.match(/<\//g)?.length ?? 0) > 2;
  if (first.toLowerCase().includes(`</${root}`)) return false;
  const tags = filled.filter((line) => line.startsWith('<')).length;
  return filled.length > 2 && tags > filled.length * 0.8 && filled.some((line) => line.includes('</'));
}

const feedRoots = new Set(['rss', 'feed', 'rdf:rdf', 'yml_catalog', 'products', 'offers', 'catalog', 'shop']);

function kindOfXml(body: string, root: string): NotACsvKind {
  if (body.slice(0, 4000).includes('urn:schemas-microsoft-com:office:spreadsheet')) return 'EXCEL_XML';
  if (root.startsWith('office:document')) return 'OPEN_DOCUMENT';
  return feedRoots.has(root) ? 'FEED' : 'XML';
}
