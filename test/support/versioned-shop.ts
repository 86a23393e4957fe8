import { createHash } from 'node:crypto';
import type { RequestListener } from 'node:http';
import { type ImageServer, startImageServer } from './image-server.ts';
import { makePhoto } from './make-photo.ts';

/** When every image was last changed, as HTTP writes it. */
export const lastModified = 'Thu, 01 Jan 2026 09:30:00 GMT';

/** A shop's host that remembers versions, and does as it is told meanwhile. */
export interface VersionedShop extends ImageServer {
  /** From now on: paths that answer 404. */
  readonly gone: Set<string>;
  /** Milliseconds before each answer. */
  delay: number;
  /** Whether answers carry an ETag; without one every answer has its body. */
  etags: boolean;
  /** Whether answers carry a Last-Modified. */
  dates: boolean;
  /** Answers with a body. */
  bodies: number;
}

/**
 * Every path is an image: `/<name>.jpg` one of eight photographs by the sum of the name's characters, so that many
 * URLs have the same bytes.
 */
export async function startVersionedShop(): Promise<VersionedShop> {
  const photos = await Promise.all(
    Array.from({ length: 8 }, (_, seed) => makePhoto(seed, 160, 120).jpeg({ quality: 90 }).toBuffer()),
  );
  const etagOf = photos.map((photo) => `"${createHash('sha256').update(photo).digest('hex').slice(0, 16)}"`);
  const state = { gone: new Set<string>(), delay: 0, etags: true, dates: false, bodies: 0 };
  const answer: RequestListener = (request, response) => {
    const path = (request.url ?? '').replace(/\?.*$/s, '');
    if (state.gone.has(path)) return response.writeHead(404).end();
    const index = [...path].reduce((sum, letter) => sum + letter.charCodeAt(0), 0) % photos.length;
    const etag = etagOf[index] ?? '';
    if (state.etags && request.headers['if-none-match'] === etag) return response.writeHead(304).end();
    if (state.dates && request.headers['if-modified-since'] === lastModified)
      return response.writeHead(304).end();
    state.bodies += 1;
    const validators = {
      ...(state.etags ? { etag } : {}),
      ...(state.dates ? { 'last-modified': lastModified } : {}),
    };
    return response.writeHead(200, validators).end(photos[index]);
  };
  const server = await startImageServer((request, response) => {
    if (state.delay === 0) answer(request, response);
    else setTimeout(() => answer(request, response), state.delay);
  });
  return Object.assign(state, server);
}
