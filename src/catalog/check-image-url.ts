import { maxUrlLength } from './catalog-limits.ts';
import type { CsvIssueCode } from './csv-issue.ts';

interface UrlFault {
  readonly code: CsvIssueCode;
  readonly message: string;
}

const controlCharacter = /[\u0000-\u001f\u007f]/;

/** A token of an image cell as the URL to fetch (`//host` becomes `https://host`), or what is wrong with it. */
export function checkImageUrl(token: string): { readonly url: string } | UrlFault {
  const url = token.startsWith('//') ? `https:${token}` : token;
  if (!/^https?:\/\//i.test(url)) return notHttp(url);
  if (url.length > maxUrlLength) {
    return {
      code: 'URL_TOO_LONG',
      message: `The URL has more than ${maxUrlLength} characters. Use a shorter one.`,
    };
  }
  if (/\s(?:https?:)?\/\//i.test(url)) {
    return malformed('Several URLs in one cell are separated by commas.');
  }
  if (controlCharacter.test(url)) {
    return malformed('The URL has a line break, tab or other control character inside. Remove it.');
  }
  return URL.canParse(url) ? { url } : malformed('This is not a valid URL. Check it for typing errors.');
}

/** `host:8080/…` and `C:\…` are no schemes. */
const otherScheme = /^([a-z][a-z0-9+.-]{1,31}):(?!\d)/i;

function notHttp(token: string): UrlFault {
  const scheme = otherScheme.exec(token)?.[1]?.toLowerCase();
  if (scheme !== undefined && scheme !== 'http' && scheme !== 'https') {
    const message = `URLs with "${scheme}:" are not fetched. Use an http:// or https:// URL.`;
    return { code: 'UNSUPPORTED_SCHEME', message };
  }
  return malformed('This is not a URL. Write it in full, beginning with https://.');
}

function malformed(message: string): UrlFault {
  return { code: 'MALFORMED_URL', message };
}
