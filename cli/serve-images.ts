import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import { extname, join, resolve, sep } from 'node:path';
import { pipeline } from 'node:stream/promises';

const TYPES: Record<string, string> = {
  '.jpg': 'image/jpeg',
  '.png': 'image/png',
  '.webp': 'image/webp',
  '.html': 'text/html; charset=utf-8',
};

/** A server that gives out the files of `folder`, as a shop's image host would; anything else is a 404. */
export function serveImages(folder: string): Server {
  const root = resolve(folder);
  return createServer(async (request, response) => {
    try {
      const path = join(root, decodeURIComponent(new URL(request.url ?? '/', 'http://localhost').pathname));
      const type = TYPES[extname(path)];
      const found = path.startsWith(root + sep) && type !== undefined ? await stat(path) : null;
      if (type === undefined || !found?.isFile()) {
        response.writeHead(404).end();
        return;
      }
      response.writeHead(200, { 'content-type': type, 'content-length': found.size });
      await pipeline(createReadStream(path), response);
    } catch {
      if (response.headersSent) response.destroy();
      else response.writeHead(404).end();
    }
  });
}
