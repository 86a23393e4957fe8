import { readFileSync } from 'node:fs';
import { isIP } from 'node:net';
import { canParseUrl } from '../domain/can-parse-url.ts';
import type { HostHeaders } from './host-headers.ts';

/** One thing that is wrong with the file; values are never part of it, since they are secrets. */
export interface HeadersProblem {
  /** The host, then the header, as they stand in the file; empty for the whole of it. */
  readonly place: readonly string[];
  readonly expected: string;
}

/** Decided by Halftone for each request; another value would break the connection or what is read from it. */
const ownHeaders = new Set([
  ...['host', 'connection', 'keep-alive', 'proxy-connection', 'upgrade', 'te', 'trailer', 'expect'],
  ...['content-length', 'transfer-encoding', 'accept-encoding', 'range', 'if-range'],
  ...['if-match', 'if-none-match', 'if-modified-since', 'if-unmodified-since'],
]);

const example = '{"shop.example": {"Referer": "https://shop.example/"}}';

/**
 * Reads DOWNLOAD_HEADERS_FILE: a JSON object of hosts, each with an object of headers and their values.
 *
 * @returns what it says, with hosts as URLs spell them, or everything that is wrong with it
 */
export function readDownloadHeaders(
  path: string,
): { readonly hosts: readonly HostHeaders[] } | { readonly problems: readonly HeadersProblem[] } {
  const problems: HeadersProblem[] = [];
  const hosts: HostHeaders[] = [];
  const seen = new Map<string, string>();
  const complain = (expected: string, host?: string, ...header: string[]) => {
    // There may be a password in front of the host.
    const place = host === undefined ? [] : [host.replace(/^.*@/s, '…@'), ...header];
    problems.push({ expected, place });
  };

  for (const [host, headers] of Object.entries(readObject())) readHost(host, headers);
  return problems.length > 0 ? { problems } : { hosts };

  function readObject(): object {
    let text: string;
    try {
      text = readFileSync(path, 'utf8').replace(/^\ufeff/, '');
    } catch (error) {
      complain(`the path of a file that can be read (${(error as NodeJS.ErrnoException).code})`);
      return {};
    }
    try {
      const value: unknown = JSON.parse(text);
      if (isObject(value)) return value;
    } catch (error) {
      complain(`the path of a file with JSON such as ${example}${lineOf(error, text)}`);
      return {};
    }
    complain(`the path of a file with a JSON object such as ${example}`);
    return {};
  }

  function readHost(host: string, headers: unknown): void {
    const pattern = patternOf(host);
    if (pattern === null) {
      complain(
        'a host such as shop.example, *.shop.example or shop.example:8080, without https:// and path',
        host,
      );
    } else if (seen.has(pattern)) {
      complain(`one entry for a host (${JSON.stringify(seen.get(pattern))} is the same)`, host);
    } else {
      seen.set(pattern, host);
    }
    if (!isObject(headers)) {
      complain('an object of headers such as {"Referer": "https://shop.example/"}', host);
      return;
    }
    for (const [name, value] of Object.entries(headers)) readHeader(host, name, value);
    const names = Object.keys(headers).map((name) => name.toLowerCase());
    for (const name of new Set(names.filter((name, place) => names.indexOf(name) !== place))) {
      complain('one value for a header, whose name may be written in capitals or not', host, name);
    }
    if (pattern !== null) hosts.push({ pattern, headers: headers as Record<string, string> });
  }

  function readHeader(host: string, name: string, value: unknown): void {
    // RFC 9110, 5.6.2 and 5.5.
    if (!/^[!#$%&'*+.^_`|~\da-z-]+$/i.test(name)) {
      complain('the name of a header: letters, digits and -', host, name);
    } else if (ownHeaders.has(name.toLowerCase())) {
      complain('a header that Halftone does not set itself', host, name);
    }
    if (
      typeof value !== 'string' ||
      !/^[\x21-\x7e\x80-\xff]([\t\x20-\x7e\x80-\xff]*[\x21-\x7e\x80-\xff])?$/.test(value)
    ) {
      complain('text on one line as its value, without white space around it', host, name);
    }
  }
}

/** As `URL` spells a host, so that both can be compared; null for what is none. */
function patternOf(text: string): string | null {
  const [, star = '', rest = ''] = /^(\*\.)?(.*)$/s.exec(text) ?? [];
  if (/[/\\?#@\s*]/.test(rest) || /:0*$/.test(rest)) return null;
  const url = canParseUrl(`http://${rest}`) ? new URL(`http://${rest}`) : null;
  if (url === null || url.hostname === '') return null;
  const isAddress = url.hostname.startsWith('[') || isIP(url.hostname) !== 0;
  if (star !== '' && isAddress) return null;
  const port = /:0*(\d+)$/.exec(rest.replace(/^\[.*\]/, ''))?.[1];
  return `${star}${url.hostname}${port === undefined ? '' : `:${port}`}`;
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Node's own message quotes what is there, which may be a secret. */
function lineOf(error: unknown, text: string): string {
  const position = /at position (\d+)/.exec(error instanceof Error ? error.message : '')?.[1];
  if (position === undefined) return '';
  return ` (it is not JSON in line ${text.slice(0, Number(position)).split('\n').length})`;
}
