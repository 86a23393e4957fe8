/**
 * What a person typed as the beginning of paths, as a URL: `shop.example/media` -> `https://shop.example/media/`.
 * As the server has it, what does not end in a file's name is a folder.
 * Empty: nothing was typed. null: it is not a web address.
 */
export function asBaseUrl(typed: string): string | null {
  const text = typed.trim();
  if (text === '') return '';
  const whole = /^[a-z][a-z0-9+.-]*:\/\//i.test(text) ? text : `https://${text.replace(/^\/+/, '')}`;
  if (!URL.canParse(whole)) return null;
  const url = new URL(whole);
  if (url.protocol !== 'https:' && url.protocol !== 'http:') return null;
  if (!/(?:\/|\.[^/]*)$/.test(url.pathname)) url.pathname += '/';
  return url.href;
}
