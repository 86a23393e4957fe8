import { HalftoneError } from '../domain/halftone-error.ts';
import { ImageError } from '../domain/image-error.ts';
import type { Files } from '../files/files.ts';
import type { Thumbnails } from '../outputs/create-thumbnails.ts';
import type { Links } from '../outputs/links.ts';
import type { Route } from './exchange.ts';
import { forbidden, notFound } from './http-error.ts';
import { outputHeaders } from './output-headers.ts';
import { immutable, sendFile } from './send-file.ts';

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
    async answer(exchange, [key = '']) {
      const { path, query } = exchange;
      if (!links.allows(path, query.get('signature'))) {
        throw forbidden('The signature of this link is missing or wrong. Use the complete link.');
      }
      const fileKey = await ensure(key);
      const found = fileKey === null ? null : await files.stat(fileKey);
      if (fileKey === null || found === null) throw notFound();
      await sendFile(exchange, {
        type: 'image/webp',
        bytes: found.bytes,
        etag: `"${key}.thumbnail"`,
        cacheControl: immutable,
        headers: outputHeaders,
        open: () => files.open(fileKey),
      });
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
