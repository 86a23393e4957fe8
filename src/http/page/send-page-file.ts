import { Readable } from 'node:stream';
import type { Exchange } from '../exchange.ts';
import { immutable, sendFile } from '../send-file.ts';
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

/** @param lasting the file's name changes with its bytes, so that it is never asked for again. */
export function sendPageFile(
  exchange: Exchange,
  { type, body, zipped, etag }: PageFile,
  { lasting = false, status = 200 } = {},
): Promise<void> {
  const zips = /\bgzip\b/.test(exchange.request.headers['accept-encoding'] ?? '');
  const sent = zips ? zipped : body;
  return sendFile(exchange, {
    type,
    bytes: sent.length,
    etag,
    status,
    cacheControl: lasting ? immutable : 'no-cache',
    headers: {
      'Content-Security-Policy': contentSecurityPolicy,
      'Referrer-Policy': 'same-origin',
      Vary: 'Origin, Accept-Encoding',
      ...(zips && { 'Content-Encoding': 'gzip' }),
    },
    open: () => Readable.from([sent]),
  });
}
