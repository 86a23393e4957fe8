import { createReadStream } from 'node:fs';
import { readFile, stat } from 'node:fs/promises';
import { extname } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { projectRoot } from '../project-root.ts';
import type { Links } from '../requests/links.ts';
import type { Exchange, Route } from './exchange.ts';
import { notFound } from './http-error.ts';

const examples = new URL('examples/', projectRoot);

/** Where `examples/catalogue.csv` says its images are. */
const exampleOrigin = 'http://127.0.0.1:4001/';

const typeOf: Readonly<Record<string, string>> = {
  '.jpg': 'image/jpeg',
  '.png': 'image/png',
  '.webp': 'image/webp',
  '.html': 'text/plain; charset=utf-8',
};

/** `/sample/`: the example catalogue, with its images beside it, for the page's “Try the sample”. */
export function sampleRoutes(links: Links): Route[] {
  const methods = ['GET', 'HEAD'];
  return [
    {
      path: /^\/sample\/catalogue\.csv$/,
      methods,
      async answer({ request, response }) {
        const csv = await readFile(new URL('catalogue.csv', examples), 'utf8');
        const body = csv.replaceAll(exampleOrigin, links.sample(''));
        response.writeHead(200, { ...headers, 'Content-Type': 'text/csv; charset=utf-8' });
        response.end(request.method === 'HEAD' ? undefined : body);
      },
    },
    { path: /^\/sample\/((?:[\w,-]+\/)?[\w-]+\.\w+)$/, methods, answer: sendImage },
  ];
}

const headers = { 'Cache-Control': 'no-cache', 'X-Content-Type-Options': 'nosniff' };

async function sendImage({ request, response }: Exchange, [name = '']: readonly string[]): Promise<void> {
  const image = new URL(`images/${name}`, examples);
  const type = typeOf[extname(name)];
  const found = type === undefined ? null : await stat(image).catch(() => null);
  if (type === undefined || !found?.isFile()) throw notFound();
  response.writeHead(200, { ...headers, 'Content-Type': type, 'Content-Length': found.size });
  if (request.method === 'HEAD') response.end();
  else await pipeline(createReadStream(image), response);
}
