import { createHash } from 'node:crypto';
import fresh from 'fresh';
import type { Exchange, Route } from './exchange.ts';
import { pageHtml } from './page/page-html.ts';
import { pageScript } from './page/page-script.ts';
import { pageStyle } from './page/page-style.ts';

const contentSecurityPolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

/** `/` and `/requests/<id>`: the page, which finds out itself what to show, and its two files. */
export const pageRoutes: readonly Route[] = [
  asset(/^\/(?:requests\/req_[0-9a-z]{26})?$/, 'text/html; charset=utf-8', pageHtml),
  asset(/^\/page\/script\.js$/, 'text/javascript; charset=utf-8', pageScript),
  asset(/^\/page\/style\.css$/, 'text/css; charset=utf-8', pageStyle),
];

function asset(path: RegExp, type: string, text: string): Route {
  const body = Buffer.from(text);
  const etag = `"${createHash('sha256').update(body).digest('base64url').slice(0, 27)}"`;
  return {
    path,
    methods: ['GET', 'HEAD'],
    answer({ request, response }: Exchange) {
      response.setHeader('ETag', etag);
      response.setHeader('Cache-Control', 'no-cache');
      response.setHeader('Content-Security-Policy', contentSecurityPolicy);
      response.setHeader('X-Content-Type-Options', 'nosniff');
      response.setHeader('Referrer-Policy', 'same-origin');
      if (fresh(request.headers, { etag })) {
        response.writeHead(304).end();
        return;
      }
      response.writeHead(200, { 'Content-Type': type, 'Content-Length': body.length });
      response.end(request.method === 'HEAD' ? undefined : body);
    },
  };
}
