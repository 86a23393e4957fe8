import { isIPv6 } from 'node:net';
import { canParseUrl } from './can-parse-url.ts';

/**
 * A host name or address as URLs have it: lower case, ASCII, the short form of an address, IPv6 without brackets.
 * null: it is neither, or has a port or a path with it.
 */
export function hostName(text: string): string | null {
  const url = `http://${isIPv6(text) ? `[${text}]` : text}`;
  const isAlone = isIPv6(text) || /^(\[[^\]]*\]|[^\s:/?#@\\]+)$/.test(text);
  return isAlone && canParseUrl(url) ? new URL(url).hostname.replace(/^\[|\]$/g, '') : null;
}
