import { createReadStream } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';

// A process of its own, so that serving the images is not counted as Halftone's work. The query is added behind the
// file's end, where decoders do not look: every URL has bytes of its own, and none is compressed for another. With
// `etags` an image that has not changed is not sent again.
const [folder = '.', etags] = process.argv.slice(2);
const server = createServer((request, response) => {
  const { pathname, search } = new URL(request.url ?? '/', 'http://localhost');
  const headers = etags === 'etags' ? { etag: `"${search}"` } : {};
  if ('etag' in headers && request.headers['if-none-match'] === headers.etag) {
    response.writeHead(304).end();
    return;
  }
  response.writeHead(200, headers);
  const file = createReadStream(join(folder, decodeURIComponent(pathname)));
  file.on('error', () => response.destroy());
  file.on('end', () => response.end(search));
  file.pipe(response, { end: false });
});
server.listen(0, '127.0.0.1', () => process.send?.((server.address() as AddressInfo).port));
