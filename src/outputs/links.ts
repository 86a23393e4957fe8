import { createHmac, timingSafeEqual } from 'node:crypto';

export type RequestFile = 'output.csv' | 'failed.csv' | 'output.jsonl' | 'images.zip';

/**
 * Absolute URLs of what Halftone serves, built from the public address and never from a Host header.
 * With a signing secret (a server with API keys) each carries a signature of its path, so that it works as
 * it is in a browser and in a shop's importer.
 */
export interface Links {
  output(key: string, name: string): string;
  thumbnail(key: string): string;
  requestFile(requestId: string, file: RequestFile): string;
  page(requestId: string): string;
  /** What the page's own sample is made of; never signed. `name` may be empty. */
  sample(name: string): string;
  /** Whether `signature` is that of `path`; always true where nothing is signed. */
  allows(path: string, signature: string | null): boolean;
}

/**
 * @param origin the public address without a slash at its end; asked at each link, since a server that
 *   listens on a free port knows its own only then.
 * @param secret null: URLs are not signed.
 */
export function createLinks(origin: () => string, secret: string | null): Links {
  const sign = (path: string, key: string) =>
    createHmac('sha256', key).update(path).digest('base64url').slice(0, 32);
  const link = (path: string) =>
    secret === null ? `${origin()}${path}` : `${origin()}${path}?signature=${sign(path, secret)}`;
  return {
    output: (key, name) => link(`/outputs/${key}/${encodeURIComponent(name)}`),
    thumbnail: (key) => link(`/outputs/${key}/thumbnail.webp`),
    requestFile: (requestId, file) => link(`/requests/${requestId}/${file}`),
    page: (requestId) => `${origin()}/requests/${requestId}`,
    sample: (name) => `${origin()}/sample/${name}`,
    allows(path, signature) {
      if (secret === null) return true;
      const expected = Buffer.from(sign(path, secret));
      const given = Buffer.from(signature ?? '');
      return given.length === expected.length && timingSafeEqual(given, expected);
    },
  };
}
