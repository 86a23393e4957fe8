/** A text without the secrets in it; the same text where there are none. */
export type Redact = (text: string) => string;

const redacted = '[redacted]';

/** Longer texts are cut before anything is looked for in them. */
const longestText = 8_000;

/** Shorter ones could be a word of any line; those are still taken out of URLs and after their names. */
const shortestSecret = 6;

// Counts are bounded in all of these: a text that a stranger wrote must not make one of them slow.
const url = /\b[a-z][a-z0-9+.-]{0,20}:\/\/[^\s"'<>\\`{}]+/gi;
const patterns: readonly (readonly [RegExp, string])[] = [
  // Headers: in JSON up to the next quote, else with all that follows on their line.
  [
    /\b((?:proxy-)?authorization|(?:set-)?cookie)(["']\s{0,5}:\s{0,5}["'])[^\r\n"']{1,2000}/gi,
    `$1$2${redacted}`,
  ],
  [
    /\b((?:proxy-)?authorization|(?:set-)?cookie)\s{0,5}[:=](?! ?\[redacted\])[^\r\n]{1,2000}/gi,
    `$1: ${redacted}`,
  ],
  [/\bbearer\s{1,5}["']?[\w.~+/=-]{4,2000}/gi, `Bearer ${redacted}`],
  [/\b(?:Basic|basic|BASIC)\s{1,5}(?=\S{0,200}[A-Z\d=])[\w.~+/=-]{8,2000}/g, `Basic ${redacted}`],
  // Standard Webhooks: secrets and signatures.
  [/whsec_[\w+/=-]{1,200}/g, `whsec_${redacted}`],
  [/\bv1a?,[\w+/]{20,200}={0,2}/g, `v1,${redacted}`],
  // JSON Web Tokens, and the ids of AWS keys.
  [/\beyJ[\w-]{8,2000}\.[\w-]{8,4000}(?:\.[\w-]{0,2000})?/g, redacted],
  [/\b(?:AKIA|ASIA)[A-Z0-9]{16}\b/g, redacted],
  // Credentials in front of a host, also where the URL stands in another one, and where it has no scheme.
  [/\/\/[^/\s@"']{1,500}@/g, '//'],
  [/%2f%2f[^\s%"'/]{1,200}(?:%3a[^\s"'/]{0,300}?)?%40/gi, '%2F%2F'],
  [/(?<![\w/.-])[\w.+-]{1,100}:[^\s:@/"']{1,200}@(?=[\w.-]{1,253})/g, ''],
  // A query, also of a path alone, and what is set to a value by a name that says what it is.
  [/\?[\w.%[\]~-]{1,100}=[^\s"'<>)\]]{0,4000}/g, '?…'],
  [
    /((?:password|passwd|passphrase|secret|token|signature|api[-_]?key|access[-_]?key(?:[-_]?id)?|credentials?)["']?\s{0,3})(?:=|(?<=["']\s{0,3}):)\s{0,3}["']?[^\s"',;&)\]}]{1,2000}/gi,
    `$1=${redacted}`,
  ],
];

/** Ids, codes and plain words have none of these, and most values of a line are such. */
const mayHoldMore = /[:=?@,.%]|\s|whsec_|AKIA|ASIA/;

/**
 * Removes from a text what must not be in a log: the given secrets, wherever they are; the credentials,
 * queries and fragments of URLs; keys, tokens and signatures that can be known by their form.
 */
export function createRedactor(secrets: readonly string[]): Redact {
  const known = knownSecrets(secrets);
  return (text) => {
    const whole = text.length > longestText ? `${text.slice(0, longestText)}…` : text;
    const without = known === null ? whole : whole.replace(known, redacted);
    if (!mayHoldMore.test(without)) return without;
    return patterns.reduce((so, [pattern, by]) => so.replace(pattern, by), without.replace(url, bareUrl));
  };
}

/** Longest first, so that none leaves a piece of another; as they are, and as URLs spell them. */
function knownSecrets(secrets: readonly string[]): RegExp | null {
  const spellings = secrets.flatMap((secret) => [
    secret,
    new URLSearchParams([['', secret]]).toString().slice(1),
  ]);
  const long = [...new Set(spellings)].filter((secret) => secret.length >= shortestSecret);
  if (long.length === 0) return null;
  const sorted = long.sort((a, b) => b.length - a.length);
  return new RegExp(sorted.map((secret) => secret.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&')).join('|'), 'g');
}

/** Scheme, host and path; `?…` where a query was. */
function bareUrl(whole: string): string {
  const start = whole.indexOf('://') + 3;
  const rest = whole.slice(start);
  // Of a database's address nothing but its password can hold an @.
  const isWeb = /^https?:/i.test(whole);
  const host = rest.slice(isWeb ? credentialsEnd(rest) : rest.lastIndexOf('@') + 1);
  const end = host.search(/[?#]/);
  const bare = end < 0 ? host : host.slice(0, end);
  // Parameters of a path, such as `;jsessionid=…`.
  const path = bare.replace(/;[^/]*/g, '');
  return `${whole.slice(0, start)}${path}${end < 0 ? '' : '?…'}`;
}

/** Where the host begins. A password may hold a slash that should have been encoded: then its colon is no port's. */
function credentialsEnd(rest: string): number {
  const authority = rest.search(/[/?#]/);
  const upTo = authority < 0 ? rest : rest.slice(0, authority);
  if (upTo.includes('@')) return upTo.lastIndexOf('@') + 1;
  return /^[^@[]*:(?!\d*$)/.test(upTo) ? rest.lastIndexOf('@') + 1 : 0;
}
