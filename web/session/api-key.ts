import { stored } from './stored.ts';

const place = 'halftone-api-key';

/**
 * The key that every operation carries, in headers and never in an address; kept until the tab is closed.
 * `wanted`: the server has asked for one, or for another.
 */
export const apiKey = stored<{ readonly key: string | null; readonly wanted: boolean }>({
  key: sessionStorage.getItem(place),
  wanted: false,
});

export function signIn(key: string): void {
  sessionStorage.setItem(place, key);
  apiKey.set({ key, wanted: false });
}

export function signOut(): void {
  sessionStorage.removeItem(place);
  apiKey.set({ key: null, wanted: true });
}

/** The server did not accept the key, or there is no key. */
export function askForKey(): void {
  const { key, wanted } = apiKey.get();
  if (!wanted) apiKey.set({ key, wanted: true });
}

export function authorization(): { authorization?: string } {
  const { key } = apiKey.get();
  return key === null ? {} : { authorization: `Bearer ${key}` };
}
