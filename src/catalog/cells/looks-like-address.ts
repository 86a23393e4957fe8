import { imageExtension } from './image-extension.ts';

/** `shop.example/a.jpg`: a host name of letters at its end, or an IPv4 address, and something behind its slash. */
const host =
  /^(?:(?:[\p{L}\p{N}](?:[\p{L}\p{N}-]{0,61}[\p{L}\p{N}])?\.){1,10}\p{L}{2,63}|(?:\d{1,3}\.){3}\d{1,3})(?::\d{1,5})?\/\S/u;

/** The text is an address that only lacks its scheme. */
export function hasHost(text: string): boolean {
  return host.test(text.slice(0, 300));
}

const scheme = /^(?:[a-z][a-z0-9+.-]{1,31}:)?\/\//i;

/** The text begins with a URL of any scheme, with `//` or a host name, or is a path to a file with an image's name. */
export function looksLikeAddress(text: string): boolean {
  return scheme.test(text) || hasHost(text) || (isPath(text) && imageExtension.test(text));
}

const anyScheme = /^[a-z][a-z0-9+.-]*:/i;
const rooted = /^\.{0,2}[\\/][^\s\\/]/;
const folders = /^[^\s\\/]{2,}[\\/]\S{2,}$/;

/** A place on a server that is not named: from its root, in folders, or a file with an image's name. */
export function isPath(text: string): boolean {
  if (anyScheme.test(text) || text.startsWith('//') || text.startsWith('\\\\') || text.includes('://'))
    return false;
  return rooted.test(text) || folders.test(text) || imageExtension.test(text);
}
