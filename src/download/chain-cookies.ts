/** The cookies of one download, from its first request to the last of its redirects, and no longer. */
export interface ChainCookies {
  /** Takes what an answer of this URL set, for this host alone. */
  keep(url: URL, setCookies: readonly string[]): void;
  /**
   * What to send to this URL.
   *
   * @param configured a Cookie header the operator set for the host; what the host set goes before it
   */
  header(url: URL, configured: string | null): string | null;
}

interface Cookie {
  readonly name: string;
  readonly value: string;
  readonly host: string;
  readonly path: string;
  readonly secure: boolean;
}

/** As much as a browser keeps of one (RFC 6265, 6.1), and as many as a chain of a few hosts needs. */
const mostBytes = 4096;
const mostCookies = 50;

/**
 * RFC 6265, 5, without `Domain`: a cookie goes back to the host that set it and to no other, since the only use
 * here is a server that redirects to itself until its cookie comes back.
 */
export function createChainCookies(now: () => number = Date.now): ChainCookies {
  const cookies = new Map<string, Cookie>();

  return {
    keep(url, setCookies) {
      for (const text of setCookies) {
        const parsed = text.length <= mostBytes ? parse(text, url) : null;
        if (parsed === null) continue;
        const { cookie, expires } = parsed;
        const key = JSON.stringify([cookie.host, cookie.path, cookie.name]);
        cookies.delete(key);
        if (expires > now() && cookies.size < mostCookies) cookies.set(key, cookie);
      }
    },
    header(url, configured) {
      const fitting = [...cookies.values()].filter((cookie) => fits(cookie, url));
      if (fitting.length === 0) return configured;
      const pairs = new Map(configured === null ? [] : configured.split(';').map(toPair));
      // The longest path last, so that of two with one name the nearer one is sent.
      fitting.sort((a, b) => a.path.length - b.path.length);
      for (const { name, value } of fitting) pairs.set(name, value);
      return [...pairs].map(([name, value]) => `${name}=${value}`).join('; ');
    },
  };

  function parse(text: string, url: URL): { cookie: Cookie; expires: number } | null {
    // No request may hold them.
    if (/[^\t\x20-\x7e\x80-\xff]/.test(text)) return null;
    const [pair = '', ...attributes] = text.split(';');
    const [name, value] = toPair(pair);
    if (name === '' || !pair.includes('=')) return null;
    const of = new Map(attributes.map(toPair).map(([key, set]) => [key.toLowerCase(), set]));
    const path = of.get('path') ?? '';
    const secure = of.has('secure');
    if (secure && url.protocol !== 'https:') return null;
    const cookie = {
      name,
      value,
      host: url.hostname,
      path: path.startsWith('/') ? path : folderOf(url),
      secure,
    };
    return { cookie, expires: expiryOf(of.get('max-age'), of.get('expires')) };
  }

  function expiryOf(maxAge: string | undefined, expires: string | undefined): number {
    if (maxAge !== undefined && /^-?\d+$/.test(maxAge)) return now() + Number(maxAge) * 1000;
    const date = expires === undefined ? Number.NaN : Date.parse(expires);
    return Number.isNaN(date) ? Number.POSITIVE_INFINITY : date;
  }
}

function toPair(text: string): [string, string] {
  const equals = text.indexOf('=');
  if (equals === -1) return [text.trim(), ''];
  return [text.slice(0, equals).trim(), text.slice(equals + 1).trim()];
}

/** RFC 6265, 5.1.4. */
function folderOf({ pathname }: URL): string {
  return pathname.slice(0, Math.max(pathname.lastIndexOf('/'), 1));
}

function fits({ host, path, secure }: Cookie, url: URL): boolean {
  if (host !== url.hostname || (secure && url.protocol !== 'https:')) return false;
  const { pathname } = url;
  return pathname === path || pathname.startsWith(path.endsWith('/') ? path : `${path}/`);
}
