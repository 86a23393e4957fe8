import { isIP } from 'node:net';
import { canParseUrl } from '../domain/can-parse-url.ts';
import type { AddressVerdict } from './address-rules.ts';
import { isBlockedPort } from './blocked-port.ts';
import { RefusedUrlError } from './refused-url-error.ts';

/** URL drops tabs and line breaks silently, so that the text that was checked is not the one requested. */
const controlCharacter = /\p{Cc}/u;
/** `http://evil\@127.0.0.1/`: parsers disagree on which of the two is the host. */
const backslashInAuthority = /^[^:]*:[/\\]*[^/?#]*\\/;

/** What can be said of a URL before its name is resolved. */
export interface UrlRules {
  /**
   * @param base what a redirect's target is relative to
   * @throws RefusedUrlError for scheme, credentials, control characters, and what `checkTarget` refuses
   */
  checkUrl(url: string, base?: URL): URL;
  /**
   * The host and port of a connection. Names are judged again when their addresses are known; with exempt
   * addresses configured, a `localhost` name or a service's port waits for that, since it is fine there.
   */
  checkTarget(host: string, port: number): void;
}

/** @param hasExemptions whether any address is in ALLOWED_ADDRESSES */
export function createUrlRules(judge: (address: string) => AddressVerdict, hasExemptions: boolean): UrlRules {
  return { checkUrl, checkTarget };

  function checkUrl(text: string, base?: URL): URL {
    if (controlCharacter.test(text)) throw new RefusedUrlError('The URL contains control characters.');
    if (base === undefined && backslashInAuthority.test(text))
      throw new RefusedUrlError('The URL has a backslash in its host.');
    const url = canParseUrl(text, base?.href) ? new URL(text, base) : null;
    if (url === null) throw new RefusedUrlError('The URL is not valid.');
    if (url.protocol !== 'http:' && url.protocol !== 'https:') {
      throw new RefusedUrlError('Only http and https URLs are allowed.');
    }
    if (url.username !== '' || url.password !== '') {
      throw new RefusedUrlError('URLs with a user name or password are not allowed.');
    }
    checkTarget(url.hostname, portOf(url));
    return url;
  }

  function checkTarget(hostname: string, port: number): void {
    const host = bareHost(hostname);
    if (isIP(host) !== 0) return checkAddress(host, port);
    if (host === '') throw new RefusedUrlError('The URL has no host.');
    if (!hasExemptions) checkName(host, port);
  }

  function checkAddress(address: string, port: number): void {
    const verdict = judge(address);
    if (verdict === 'FORBIDDEN') throw new RefusedUrlError('The address is private or reserved.');
    if (verdict === 'PUBLIC') checkPort(port);
  }
}

/** A name that no exempt address stands behind. */
export function checkName(host: string, port: number): void {
  if (isLocalName(host)) throw new RefusedUrlError('localhost is not allowed.');
  checkPort(port);
}

function checkPort(port: number): void {
  if (isBlockedPort(port)) throw new RefusedUrlError(`Port ${port} is not allowed.`);
}

function portOf(url: URL): number {
  if (url.port !== '') return Number(url.port);
  return url.protocol === 'https:' ? 443 : 80;
}

/** Without the brackets of IPv6 and the dots that end an absolute name. */
function bareHost(hostname: string): string {
  return hostname
    .toLowerCase()
    .replace(/^\[(.*)\]$/, '$1')
    .replace(/\.+$/, '');
}

/** `localhost` and all below it (RFC 6761). */
function isLocalName(name: string): boolean {
  const host = bareHost(name);
  return host === 'localhost' || host.endsWith('.localhost') || host === 'localhost.localdomain';
}
