import type { IncomingHttpHeaders } from 'node:http';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import fresh from 'fresh';
import parseRange from 'range-parser';
import type { Exchange } from './exchange.ts';
import { notFound } from './http-error.ts';

/** First and last byte, both included. */
export interface ByteRange {
  readonly start: number;
  readonly end: number;
}

type FileBytes = AsyncIterable<Uint8Array>;

/** Bytes that answer a GET or a HEAD, wherever they come from. */
export interface SentFile {
  readonly type: string;
  /** null: not known, since they are made while they are sent. Then there are no ranges. */
  readonly bytes: number | null;
  /** Quoted; null: it has none. */
  readonly etag: string | null;
  readonly cacheControl: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly status?: number;
  readonly ranges?: boolean;
  /** Not called for a HEAD; with a range only where `ranges` is true. null: it is gone. */
  open(range?: ByteRange): FileBytes | null | Promise<FileBytes | null>;
}

/** A year, as long as HTTP knows: the bytes under this URL never change. */
export const immutable = 'public, max-age=31536000, immutable';

/**
 * The one way in which files leave: conditional requests (RFC 9110, 13), one range (14.2; several are answered with
 * the whole), HEAD, and no faster than the client reads. The head is sent with the first bytes, so that what fails
 * before them still becomes a proper error.
 */
export async function sendFile({ request, response }: Exchange, file: SentFile): Promise<void> {
  const { bytes, etag, status = 200 } = file;
  const headers = {
    'Cache-Control': file.cacheControl,
    'X-Content-Type-Options': 'nosniff',
    ...(etag !== null && { ETag: etag }),
    ...(file.ranges && { 'Accept-Ranges': 'bytes' }),
    ...file.headers,
  };
  if (etag !== null && status === 200 && fresh(request.headers, { etag })) {
    response.writeHead(304, headers).end();
    return;
  }
  const range = file.ranges && bytes !== null ? requestedRange(request.headers, bytes, etag) : null;
  if (range === 'unsatisfiable') {
    const unsatisfied = { ...headers, 'Content-Range': `bytes */${bytes}`, 'Content-Length': 0 };
    response.writeHead(416, unsatisfied).end();
    return;
  }
  const length = range === null ? bytes : range.end - range.start + 1;
  const head = {
    ...headers,
    'Content-Type': file.type,
    ...(length !== null && { 'Content-Length': length }),
    ...(range !== null && { 'Content-Range': `bytes ${range.start}-${range.end}/${bytes}` }),
  };
  const code = range === null ? status : 206;
  if (request.method === 'HEAD') {
    response.writeHead(code, head).end();
    return;
  }
  const bytesToSend = await file.open(range ?? undefined);
  if (bytesToSend === null) throw notFound();
  if (length === null) {
    const begun = await afterFirst(bytesToSend);
    response.writeHead(code, head);
    await pipeline(Readable.from(begun, { objectMode: false }), response);
  } else {
    response.writeHead(code, head);
    await pipeline(bytesToSend, response);
  }
}

/** The same bytes, once the first of them are there: a pipeline that fails leaves no answer to put an error into. */
async function afterFirst(bytes: FileBytes): Promise<FileBytes> {
  const iterator = bytes[Symbol.asyncIterator]();
  const first = await iterator.next();
  return (async function* () {
    try {
      if (!first.done) yield first.value;
      for (let next = await iterator.next(); !next.done; next = await iterator.next()) yield next.value;
    } finally {
      await iterator.return?.();
    }
  })();
}

/** The one range that is asked for; null for the whole, which also answers several ranges and stale `If-Range`s. */
function requestedRange(
  headers: IncomingHttpHeaders,
  bytes: number,
  etag: string | null,
): ByteRange | 'unsatisfiable' | null {
  const ifRange = headers['if-range'];
  if (headers.range === undefined || (ifRange !== undefined && ifRange !== etag)) return null;
  const ranges = parseRange(bytes, headers.range);
  if (ranges === -1) return 'unsatisfiable';
  if (ranges === -2 || ranges.type !== 'bytes' || ranges.length !== 1) return null;
  return ranges[0] ?? null;
}
