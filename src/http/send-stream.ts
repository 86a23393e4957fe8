import type { ServerResponse } from 'node:http';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';

/**
 * Streams bytes as the answer's body, no faster than the client reads. The headers are sent with the first
 * bytes, so that what fails before them still becomes a proper error.
 */
export async function sendStream(
  response: ServerResponse,
  bytes: AsyncIterable<Uint8Array>,
  headers: Readonly<Record<string, string>>,
): Promise<void> {
  const iterator = bytes[Symbol.asyncIterator]();
  const first = await iterator.next();
  response.writeHead(200, headers);
  const all = (async function* () {
    try {
      if (!first.done) yield first.value;
      for (let next = await iterator.next(); !next.done; next = await iterator.next()) yield next.value;
    } finally {
      await iterator.return?.();
    }
  })();
  await pipeline(Readable.from(all, { objectMode: false }), response);
}
