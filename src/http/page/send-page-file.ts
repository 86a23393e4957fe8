import fresh from 'fresh';
import type { Exchange } from '../exchange.ts';
import type { PageFile } from './built-page.ts';

/** Everything the page is made of comes from here; images also from where the catalogue has them. */
const contentSecurityPolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' http: https: data:",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

/** @param immutable the file's name changes with its bytes, so that it is never asked for again. */
export function sendPageFile(
  { request, response }: Exchange,
  { type, body, zipped, etag }: PageFile,
  { immutable = false, status = 200 } = {},
): void {
  const headers = {
    ETag: etag,
    'Cache-Control': immutable ? 'public, max-age=31536000, immutable' : 'no-cache',
    'Content-Security-Policy': contentSecurityPolicy,
    'X-Content-Type-Options': 'nosniff',
    'Referrer-Policy': 'same-origin',
    Vary: 'Origin, Accept-Encoding',
  };
  if (status === 200 && fresh(request.headers, { etag })) {
    response.writeHead(304, headers).end();
    return;
  }
  const zips = /\bgzip\b/.test(request.headers['accept-encoding'] ?? '');
  const sent = zips ? zipped : body;
  response.writeHead(status, {
    ...headers,
    'Content-Type': type,
    'Content-Length': sent.length,
    ...(zips && { 'Content-Encoding': 'gzip' }),
  });
  response.end(request.method === 'HEAD' ? undefined : sent);
}
