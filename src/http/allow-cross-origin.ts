import type { Exchange } from './exchange.ts';
import { requestIdHeader } from './http-request-id.ts';

/** Headers that make a request one that no other site can send unasked. */
export const csrfHeaders = [
  'x-graphql-yoga-csrf',
  'apollo-require-preflight',
  'graphql-require-preflight',
] as const;

/**
 * Lets a page of an allowed origin use the API from a browser. Answers preflights itself and says so;
 * credentials are never allowed, since a key comes in a header.
 */
export function allowCrossOrigin({ request, response }: Exchange): boolean {
  const { origin } = request.headers;
  response.setHeader('Vary', 'Origin');
  if (origin === undefined) return false;
  response.setHeader('Access-Control-Allow-Origin', origin);
  response.setHeader('Access-Control-Expose-Headers', requestIdHeader);
  if (request.method !== 'OPTIONS') return false;
  response.writeHead(204, {
    'Access-Control-Allow-Methods': 'GET, HEAD, POST, OPTIONS',
    'Access-Control-Allow-Headers': ['authorization', 'content-type', requestIdHeader, ...csrfHeaders].join(
      ', ',
    ),
    'Access-Control-Max-Age': '86400',
  });
  response.end();
  return true;
}
