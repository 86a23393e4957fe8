import { canParseUrl } from '../../domain/can-parse-url.ts';
import type { CsvIssueCode } from '../../domain/csv-issue.ts';
import type { CellRules } from '../../domain/row-rules.ts';
import { maxUrlLength } from '../catalog-limits.ts';
import { hasHost, isPath } from './looks-like-address.ts';
import { saysNoImage } from './no-image-words.ts';

/** Where an image is, or what is wrong with what is in its place. */
export type ImageAddress =
  | { readonly kind: 'URL'; readonly url: string }
  /** A place on the shop's own server, and no `baseUrl` that says where that is. */
  | { readonly kind: 'PATH' }
  /** What shops write where there is no image. */
  | { readonly kind: 'NONE' }
  | { readonly kind: 'FAULT'; readonly code: CsvIssueCode; readonly message: string };

/**
 * A token of an image cell as the URL to fetch: `//host` and a host without a scheme become `https://`, a path is
 * resolved against `baseUrl`, spaces and letters outside ASCII are encoded as a browser would (WHATWG URL).
 */
export function imageAddress(token: string, rules: CellRules, baseUrl: string | null): ImageAddress {
  const text = token.includes('&') ? token.replace(ampersand, '&') : token;
  if (rules.anySheet !== true && /\s(?:https?:)?\/\//i.test(text))
    return malformed('Several URLs in one cell are separated by commas.');
  if (/^https?:\/\//i.test(text)) return checked(text);
  if (text.startsWith('//')) return checked(`https:${text}`);
  if (isNothing(text, rules)) return { kind: 'NONE' };
  if (rules.anySheet === true && hasHost(text)) return checked(`https://${text}`);
  const unlessPath = noUrl(text);
  if (unlessPath !== null) return unlessPath;
  const path = rules.paths ? !text.includes('//') : rules.anySheet === true && isPath(text);
  if (!path) return malformed('This is not an image address. Write it in full, beginning with https://.');
  if (baseUrl === null) return { kind: 'PATH' };
  // A shop's own paths begin in its folder of images, with a slash or without.
  const relative = rules.paths ? text.replace(/^[\\/]+/, '') : text;
  return canParseUrl(relative, baseUrl)
    ? checked(new URL(relative, baseUrl).href)
    : malformed('This is not a valid path. Check it for typing errors.');
}

/** `&amp;`, as HTML has it. */
const ampersand = /&(?:amp|#0*38|#x0*26);/gi;

const controlCharacter = /[\u0000-\u001f\u007f]/;
const encodedByBrowsers = /[ \u0080-\uffff]/;

function checked(url: string): ImageAddress {
  if (url.length > maxUrlLength) {
    const message = `The URL has more than ${maxUrlLength} characters. Use a shorter one.`;
    return { kind: 'FAULT', code: 'URL_TOO_LONG', message };
  }
  if (controlCharacter.test(url))
    return malformed('The URL has a line break, tab or other control character inside. Remove it.');
  if (!canParseUrl(url)) return malformed('This is not a valid URL. Check it for typing errors.');
  return { kind: 'URL', url: encodedByBrowsers.test(url) ? new URL(url).href : url };
}

/** Not of one letter, which is a drive, and not `host:8080/…`. */
const scheme = /^([a-z][a-z0-9+.-]{1,31}):(?!\d)/i;

/** Another scheme, or a file on a person's own computer; null: neither. */
function noUrl(text: string): ImageAddress | null {
  const name = scheme.exec(text)?.[1]?.toLowerCase();
  if (name === 'http' || name === 'https' || /^https?\/\//i.test(text))
    return malformed('Write a colon and two slashes behind https: https://.');
  if (name !== undefined && !name.includes('.')) {
    const message = `Addresses with "${name}:" are not fetched. Use one that begins with http:// or https://.`;
    return { kind: 'FAULT', code: 'UNSUPPORTED_SCHEME', message };
  }
  if (/^(?:[a-z]:[\\/]|\\\\)/i.test(text))
    return malformed('This is a file on a computer. Put the image on the web, and write its address here.');
  return null;
}

function isNothing(text: string, { anySheet, paths }: CellRules): boolean {
  if (anySheet !== true) return paths && text.toLowerCase() === 'no_selection';
  return saysNoImage(text);
}

function malformed(message: string): ImageAddress {
  return { kind: 'FAULT', code: 'MALFORMED_URL', message };
}
