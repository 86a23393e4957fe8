import { extname } from 'node:path';
import { pipeline } from 'node:stream/promises';
import fresh from 'fresh';
import parseRange from 'range-parser';
import type { Files } from '../files/files.ts';
import { outputFileKey } from '../files/output-file-key.ts';
import type { Links } from '../requests/links.ts';
import type { Exchange, Route } from './exchange.ts';
import { forbidden, notFound } from './http-error.ts';

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
        throw forbidden('The signature of this link is missing or wrong. Use the link as it was given.');
      }
      const extension = extname(name).slice(1).toLowerCase();
      const fileKey = outputFileKey(key, extension);
      const file = fileKey === null ? null : await files.stat(fileKey);
      if (fileKey === null || file === null) throw notFound();
      await sendOutput(exchange, files, { fileKey, bytes: file.bytes, etag: `"${key}"`, extension });
    },
  };
}

async function sendOutput(
  { request, response }: Exchange,
  files: Files,
  output: {
    readonly fileKey: string;
    readonly bytes: number;
    readonly etag: string;
    readonly extension: string;
  },
): Promise<void> {
  const { fileKey, bytes, etag, extension } = output;
  response.setHeader('ETag', etag);
  response.setHeader('Cache-Control', 'public, max-age=31536000, immutable');
  response.setHeader('Accept-Ranges', 'bytes');
  response.setHeader('X-Content-Type-Options', 'nosniff');
  response.setHeader('Content-Security-Policy', "default-src 'none'");
  response.setHeader('Access-Control-Allow-Origin', '*');
  response.setHeader('Cross-Origin-Resource-Policy', 'cross-origin');
  if (fresh(request.headers, { etag })) {
    response.writeHead(304).end();
    return;
  }
  response.setHeader('Content-Type', typeByExtension[extension] ?? 'application/octet-stream');
  const range = requestedRange(request.headers, bytes, etag);
  if (range === 'unsatisfiable') {
    response.writeHead(416, { 'Content-Range': `bytes */${bytes}`, 'Content-Length': 0 }).end();
    return;
  }
  const { start, end } = range ?? { start: 0, end: bytes - 1 };
  if (range !== null) response.setHeader('Content-Range', `bytes ${start}-${end}/${bytes}`);
  response.setHeader('Content-Length', end - start + 1);
  if (request.method === 'HEAD') {
    response.writeHead(range === null ? 200 : 206).end();
    return;
  }
  const stream = await files.open(fileKey, range ?? undefined);
  if (stream === null) throw notFound();
  response.writeHead(range === null ? 200 : 206);
  await pipeline(stream, response);
}

/** The one range that is asked for; null for the whole, which also answers several ranges and stale `If-Range`s. */
function requestedRange(
  headers: { readonly range?: string | undefined; readonly 'if-range'?: string | string[] | undefined },
  bytes: number,
  etag: string,
): { readonly start: number; readonly end: number } | 'unsatisfiable' | null {
  const ifRange = headers['if-range'];
  if (headers.range === undefined || (ifRange !== undefined && ifRange !== etag)) return null;
  const ranges = parseRange(bytes, headers.range);
  if (ranges === -1) return 'unsatisfiable';
  if (ranges === -2 || ranges.type !== 'bytes' || ranges.length !== 1) return null;
  return ranges[0] ?? null;
}
