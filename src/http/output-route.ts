import { extname } from 'node:path';
import type { Files } from '../files/files.ts';
import { outputFileKey } from '../files/output-file-key.ts';
import type { Links } from '../outputs/links.ts';
import type { Route } from './exchange.ts';
import { forbidden, notFound } from './http-error.ts';
import { outputHeaders } from './output-headers.ts';
import { immutable, sendFile } from './send-file.ts';

const typeByExtension: Readonly<Record<string, string>> = {
  jpg: 'image/jpeg',
  png: 'image/png',
  webp: 'image/webp',
  avif: 'image/avif',
  gif: 'image/gif',
  tiff: 'image/tiff',
};

/** `/outputs/<key>/<name>`: one compressed image. The name is for people and importers; the key finds the file. */
export function outputRoute({ files, links }: { readonly files: Files; readonly links: Links }): Route {
  return {
    path: /^\/outputs\/([A-Za-z0-9_-]{20,64})\/([^/]{1,1000})$/,
    methods: ['GET', 'HEAD'],
    async answer(exchange, [key = '', name = '']) {
      if (!links.allows(exchange.path, exchange.query.get('signature'))) {
        throw forbidden('The signature of this link is missing or wrong. Use the complete link.');
      }
      const extension = extname(name).slice(1).toLowerCase();
      const fileKey = outputFileKey(key, extension);
      const file = fileKey === null ? null : await files.stat(fileKey);
      if (fileKey === null || file === null) throw notFound();
      await sendFile(exchange, {
        type: typeByExtension[extension] ?? 'application/octet-stream',
        bytes: file.bytes,
        etag: `"${key}"`,
        cacheControl: immutable,
        headers: outputHeaders,
        ranges: true,
        open: (range) => files.open(fileKey, range),
      });
    },
  };
}
