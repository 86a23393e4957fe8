import type { ChainCookies } from './chain-cookies.ts';
import type { Validators } from './downloader.ts';

/**
 * The formats as they are: an Accept that names WebP or AVIF, or takes every image alike, makes image CDNs
 * swap the shop's file for another format.
 */
const accept = 'image/jpeg,image/png,image/gif,*/*;q=0.1';

/** What `User-Agent` says unless DOWNLOAD_USER_AGENT does. */
export function defaultUserAgent(version: string): string {
  return `Halftone/${version} (+image compression; fetches the images a catalogue lists)`;
}

/**
 * The headers of one request.
 *
 * @param configured what the operator set for this host; goes before Halftone's own of the same name
 * @param validators null: the body is wanted in any case
 */
export function requestHeaders(
  userAgent: string,
  configured: Readonly<Record<string, string>>,
  cookies: ChainCookies,
  url: URL,
  validators: Validators | null,
): Record<string, string> {
  const cookie = cookies.header(url, valueOf(configured, 'cookie'));
  const all = {
    'User-Agent': userAgent,
    Accept: accept,
    'Accept-Encoding': 'identity',
    ...(isSendable(validators?.etag) && { 'If-None-Match': validators.etag }),
    ...(isSendable(validators?.lastModified) && { 'If-Modified-Since': validators.lastModified }),
  };
  const names = new Set(Object.keys(configured).map((name) => name.toLowerCase()));
  const own = Object.entries(all).filter(([name]) => !names.has(name.toLowerCase()));
  const others = Object.entries(configured).filter(([name]) => name.toLowerCase() !== 'cookie');
  return Object.fromEntries([...own, ...others, ...(cookie === null ? [] : [['Cookie', cookie] as const])]);
}

function valueOf(headers: Readonly<Record<string, string>>, lowerName: string): string | null {
  return Object.entries(headers).find(([name]) => name.toLowerCase() === lowerName)?.[1] ?? null;
}

/** An answer that was read leniently may have given bytes that no request may hold. */
function isSendable<Value extends string>(value: Value | null | undefined): value is Value {
  return value != null && value !== '' && /^[\t\x20-\x7e\x80-\xff]+$/.test(value);
}
