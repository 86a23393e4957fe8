import { pipeline } from 'node:stream/promises';
import fresh from 'fresh';
import type { Files } from '../files/files.ts';
import { HalftoneError } from '../halftone-error.ts';
import type { Thumbnails } from '../requests/create-thumbnails.ts';
import { ImageError } from '../requests/image-error.ts';
import type { Links } from '../requests/links.ts';
import type { Route } from './exchange.ts';
import { forbidden, notFound } from './http-error.ts';

/** `/outputs/<key>/thumbnail.webp`: a small preview of an output, whatever the output's own name. */
export function thumbnailRoute(dependencies: {
  readonly files: Files;
  readonly thumbnails: Thumbnails;
  readonly links: Links;
}): Route {
  const { files, thumbnails, links } = dependencies;
  return {
    path: /^\/outputs\/([A-Za-z0-9_-]{20,64})\/thumbnail\.webp$/,
    methods: ['GET', 'HEAD'],
    async answer({ request, response, path, query }, [key = '']) {
      if (!links.allows(path, query.get('signature'))) {
        throw forbidden('The signature of this link is missing or wrong. Use the link as it was given.');
      }
      const etag = `"${key}.thumbnail"`;
      const fileKey = await ensure(key);
      const found = fileKey === null ? null : await files.stat(fileKey);
      if (fileKey === null || found === null) throw notFound();
      const headers = {
        ETag: etag,
        'Cache-Control': 'public, max-age=31536000, immutable',
        'X-Content-Type-Options': 'nosniff',
        'Content-Security-Policy': "default-src 'none'",
        'Access-Control-Allow-Origin': '*',
        'Cross-Origin-Resource-Policy': 'cross-origin',
      };
      if (fresh(request.headers, { etag })) {
        response.writeHead(304, headers).end();
        return;
      }
      const stream = request.method === 'HEAD' ? null : await files.open(fileKey);
      if (stream === null && request.method !== 'HEAD') throw notFound();
      response.writeHead(200, { ...headers, 'Content-Type': 'image/webp', 'Content-Length': found.bytes });
      if (stream === null) response.end();
      else await pipeline(stream, response);
    },
  };

  /** What cannot be made now may be made later: only what fails by itself is not there. */
  async function ensure(key: string): Promise<string | null> {
    try {
      return await thumbnails.ensure(key);
    } catch (error) {
      if (error instanceof ImageError && !error.retryable) return null;
      const isLate = error instanceof DOMException && error.name === 'TimeoutError';
      if (!isLate && !(error instanceof ImageError)) throw error;
      throw new HalftoneError(
        'THUMBNAIL_UNAVAILABLE',
        503,
        'The thumbnail could not be made now. Ask again later.',
        {
          cause: error,
        },
      );
    }
  }
}
