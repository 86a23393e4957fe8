import { createHash } from 'node:crypto';
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import fresh from 'fresh';
import type { Exchange } from './exchange.ts';

const defaultQuery = `# Halftone compresses every image of a product catalogue to half its bytes.
# 1. Import a catalogue (a CSV file goes through uploadCsv), and copy the id of the request.
mutation Import {
  importCsv(
    source: {
      text: """
      S. No.,Product Name,Input Image Urls
      1,Mountain,https://picsum.photos/id/29/1200/800.jpg
      2,Coast,https://picsum.photos/id/10/1200/800.jpg
      """
    }
    options: { label: "From GraphiQL", compression: { target: { ratio: 0.5 } } }
  ) {
    __typename
    ... on Request { id status outputCsvUrl }
    ... on Error { code message }
    ... on CsvRejectedError { issues { line column message } }
  }
}

# 2. Watch it, live.
subscription Watch($requestId: ID!) {
  requestProgress(requestId: $requestId) {
    request { status progress { percent imagesSucceeded imagesFailed bytesIn bytesOut } }
    products { name images { inputUrl outputUrl bytesIn bytesOut error { code message } } }
    cursor
  }
}

# 3. Ask how it stands, whenever you like.
query Status($requestId: ID!) {
  requestStatus(requestId: $requestId) {
    status
    progress { percent imagesPerSecond secondsLeft savedRatio errors { code count } }
    outputCsvUrl
  }
}
`;

interface Page {
  readonly html: Buffer;
  readonly zipped: Buffer;
  readonly etag: string;
}

let page: Promise<Page> | null = null;

/** Serves GraphiQL as one page that loads nothing from elsewhere; 9 MB, so it is made once and kept zipped. */
export async function sendGraphiql({ request, response }: Exchange): Promise<void> {
  page ??= makePage();
  const { html, zipped, etag } = await page;
  const headers = {
    ETag: etag,
    'Cache-Control': 'no-cache',
    Vary: 'Accept, Accept-Encoding',
    'X-Content-Type-Options': 'nosniff',
    'Content-Security-Policy':
      "default-src 'self' data: blob: 'unsafe-inline' 'unsafe-eval'; connect-src 'self' ws: wss:; frame-ancestors 'none'",
  };
  if (fresh(request.headers, { etag })) {
    response.writeHead(304, headers).end();
    return;
  }
  const zips = /\bgzip\b/.test(request.headers['accept-encoding'] ?? '');
  const body = zips ? zipped : html;
  response.writeHead(200, {
    ...headers,
    'Content-Type': 'text/html; charset=utf-8',
    'Content-Length': body.length,
    ...(zips && { 'Content-Encoding': 'gzip' }),
  });
  response.end(request.method === 'HEAD' ? undefined : body);
}

async function makePage(): Promise<Page> {
  const { renderGraphiQL } = await import('@graphql-yoga/render-graphiql');
  const rendered = renderGraphiQL({
    title: 'Halftone · GraphiQL',
    endpoint: '/graphql',
    defaultQuery,
    subscriptionsProtocol: 'WS',
    additionalHeaders: { 'x-graphql-yoga-csrf': 'graphiql' },
  });
  const html = Buffer.from(rendered);
  const zipped = await promisify(gzip)(html);
  return { html, zipped, etag: `"${createHash('sha256').update(html).digest('base64url').slice(0, 27)}"` };
}
