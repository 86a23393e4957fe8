import { createReadStream } from 'node:fs';
import { readFile, stat } from 'node:fs/promises';
import { extname } from 'node:path';
import { Readable } from 'node:stream';
import { projectRoot } from '../installation/project-root.ts';
import type { Links } from '../outputs/links.ts';
import type { Exchange, Route } from './exchange.ts';
import { notFound } from './http-error.ts';
import { sendFile } from './send-file.ts';

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
      async answer(exchange) {
        const csv = await readFile(new URL('catalogue.csv', examples), 'utf8');
        const body = Buffer.from(csv.replaceAll(exampleOrigin, links.sample('')));
        await sendFile(exchange, {
          ...unchecked,
          type: 'text/csv; charset=utf-8',
          bytes: body.length,
          open: () => Readable.from([body]),
        });
      },
    },
    { path: /^\/sample\/((?:[\w,-]+\/)?[\w-]+\.\w+)$/, methods, answer: sendImage },
  ];
}

const unchecked = { etag: null, cacheControl: 'no-cache' } as const;

async function sendImage(exchange: Exchange, [name = '']: readonly string[]): Promise<void> {
  const image = new URL(`images/${name}`, examples);
  const type = typeOf[extname(name)];
  const found = type === undefined ? null : await stat(image).catch(() => null);
  if (type === undefined || !found?.isFile()) throw notFound();
  await sendFile(exchange, { ...unchecked, type, bytes: found.size, open: () => createReadStream(image) });
}
