/**
 * The server's own URLs by the address the page was loaded from: PUBLIC_URL is the one that shops reach, and
 * need not be reachable from this browser.
 */
export function sameOriginUrl(url: string): string {
  const { pathname, search } = new URL(url);
  return pathname.replace(/^.*?(?=\/(?:outputs|requests|sample)\/)/, '') + search;
}
