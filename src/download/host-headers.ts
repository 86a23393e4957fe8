/** What the operator wants to be sent to one host, or to all below a name; from DOWNLOAD_HEADERS_FILE. */
export interface HostHeaders {
  /** `shop.example`, `*.shop.example`, either with `:port`; lower case. */
  readonly pattern: string;
  /** Holds secrets. */
  readonly headers: Readonly<Record<string, string>>;
}

/**
 * The headers that are for this URL. A pattern without a port is for all of the host's; of two that set one
 * header the closer one counts: the name itself before a `*`, a longer `*` before a shorter, with a port first.
 *
 * @returns by the names as they were written
 */
export function headersFor(url: URL, all: readonly HostHeaders[]): Record<string, string> {
  const fitting = all.filter(({ pattern }) => fits(pattern, url));
  if (fitting.length === 0) return {};
  fitting.sort((a, b) => closeness(a.pattern) - closeness(b.pattern));
  const byName = new Map<string, [string, string]>();
  for (const { headers } of fitting) {
    for (const [name, value] of Object.entries(headers)) byName.set(name.toLowerCase(), [name, value]);
  }
  return Object.fromEntries(byName.values());
}

function fits(pattern: string, url: URL): boolean {
  const { host, port } = parted(pattern);
  if (port !== null && port !== (url.port || (url.protocol === 'https:' ? '443' : '80'))) return false;
  return host.startsWith('*.') ? url.hostname.endsWith(host.slice(1)) : url.hostname === host;
}

function closeness(pattern: string): number {
  const { host, port } = parted(pattern);
  // Names have at most 253 characters.
  return (host.startsWith('*') ? 0 : 1_000) + host.length * 2 + (port === null ? 0 : 1);
}

function parted(pattern: string): { host: string; port: string | null } {
  const match = /^(.*?)(?::(\d+))?$/.exec(pattern);
  // An IPv6 address has colons of its own, and brackets around them.
  if (pattern.endsWith(']')) return { host: pattern, port: null };
  return { host: match?.[1] ?? pattern, port: match?.[2] ?? null };
}
