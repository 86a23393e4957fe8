import type { ImageFormat } from '../domain/image.ts';

/** File-name extensions of results. */
export const extensionOf: Readonly<Record<ImageFormat, string>> = {
  jpeg: 'jpg',
  png: 'png',
  webp: 'webp',
  avif: 'avif',
  gif: 'gif',
  tiff: 'tiff',
};

const extensions: ReadonlySet<string> = new Set(Object.values(extensionOf));

/** The key in `files` of an output's thumbnail (made on first request); null if `key` is not an output's key. */
export function thumbnailFileKey(key: string): string | null {
  return outputFileKey(key, 'webp')?.replace(/webp$/, 'thumbnail.webp') ?? null;
}

/**
 * The key in `files` of the output that is served as `/outputs/<key>/<name>.<extension>`.
 * null for anything that is not an output's key or extension.
 */
export function outputFileKey(key: string, extension: string): string | null {
  if (!/^[A-Za-z0-9_-]{20,64}$/.test(key) || !extensions.has(extension)) return null;
  return `outputs/${key.slice(0, 2)}/${key}.${extension}`;
}
