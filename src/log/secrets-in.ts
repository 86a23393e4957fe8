/** Variables whose value is itself a secret. */
const secretName = /(?:^|_)(?:KEYS?|SECRET|TOKEN|PASSWORD|PASSWD|CREDENTIALS?)(?:_|$)/i;

/**
 * The secrets among an environment's variables: values of those named so (the keys of API_KEYS one by one), and
 * what is in the credentials and the query of those that are URLs.
 */
export function secretsIn(environment: Readonly<Record<string, string | undefined>>): string[] {
  return Object.entries(environment).flatMap(([name, value = '']) => {
    if (name === 'API_KEYS') return value.split(',').map((pair) => pair.replace(/^[^:]*:/, '').trim());
    if (value.includes('://')) return secretsOfUrl(value);
    // Of a file its path is known, and no secret.
    return secretName.test(name) && !name.endsWith('_FILE') ? [value.trim()] : [];
  });
}

/** User and password as they stand and decoded, and the values of the query. Never the host. */
function secretsOfUrl(url: string): string[] {
  const credentials = /^[^:]*:\/\/(.*)@/s.exec(url)?.[1] ?? '';
  // A token may stand alone, where a user would.
  const password = credentials.replace(/^[^:]*:/s, '');
  const query = url.includes('?') ? url.slice(url.indexOf('?') + 1) : '';
  const values = query.split(/[&#]/).map((pair) => pair.slice(pair.indexOf('=') + 1));
  // Short ones are switches such as `retryWrites=true`.
  const long = values.filter((value) => value.length >= 12);
  return [password, ...long].flatMap((value) => [value, decoded(value)]).filter((value) => value !== '');
}

/** The secrets among a request's headers: their values, and the tokens in them. */
export function secretsOfHeaders(headers: Readonly<Record<string, string>>): string[] {
  return Object.entries(headers).flatMap(([name, value]) => {
    // What browsers send to everyone; a Referer is the start of the very addresses that a line has to name.
    if (/^(accept|accept-.*|user-agent|cache-control|pragma|sec-.*|dnt)$/i.test(name)) return [];
    if (value.includes('://')) return secretsOfUrl(value);
    const parts = value.split(/[\s;,]+/).map((part) => part.replace(/^[^=]+=(?=.)/, ''));
    return [value, ...parts.filter((part) => !/^(bearer|basic|digest|token)$/i.test(part))];
  });
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
