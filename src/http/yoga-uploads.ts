import type { IncomingMessage, ServerResponse } from 'node:http';
import { createGraphQLError, type Plugin } from 'graphql-yoga';
import { HalftoneError } from '../domain/halftone-error.ts';
import { readMultipart } from './read-multipart.ts';

interface RawExchange {
  readonly req: IncomingMessage;
  readonly res: ServerResponse;
}

/**
 * Streams uploads from the raw request (Yoga's own way holds the whole file in memory), and bounds the
 * bodies that are read whole.
 */
export function yogaUploads(limits: { readonly maxCsvBytes: number; readonly bodyBytes: number }) {
  const plugin: Plugin<object, RawExchange> = {
    onRequestParse({ request, requestParser, setRequestParser, serverContext, fetchAPI }) {
      if (request.method !== 'POST') return;
      if (request.headers.get('content-type')?.toLowerCase().startsWith('multipart/form-data')) {
        const { req, res } = serverContext;
        drainAfterAnswer(req, res, limits.maxCsvBytes + limits.bodyBytes);
        setRequestParser(() => readMultipart(req, res, limits.maxCsvBytes).catch(rethrow) as never);
      } else if (Number(request.headers.get('content-length')) > limits.bodyBytes) {
        rethrow(bodyTooLarge(limits.bodyBytes));
      } else if (requestParser !== undefined) {
        setRequestParser(async (whole) => {
          const body = await readBounded(whole.body, limits.bodyBytes).catch(rethrow);
          const { url, method, headers } = whole;
          return requestParser(new fetchAPI.Request(url, { method, headers, body }));
        });
      }
    },
  };
  return plugin;
}

/**
 * Once the answer is out, what still comes of the upload is read and thrown away: a client that is not
 * listened to while it sends does not see the answer. It may not send more than a whole upload.
 */
function drainAfterAnswer(request: IncomingMessage, response: ServerResponse, maxBytes: number): void {
  response.once('finish', () => {
    if (request.complete) return;
    let bytes = 0;
    request.unpipe();
    request.on('data', (chunk: Buffer) => {
      bytes += chunk.length;
      if (bytes > maxBytes) request.destroy();
    });
    request.resume();
  });
}

/** A body over the limit is read on for a while and thrown away, so that its sender sees the answer. */
async function readBounded(body: AsyncIterable<Uint8Array> | null, maxBytes: number) {
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  for await (const chunk of body ?? []) {
    bytes += chunk.byteLength;
    if (bytes <= maxBytes) chunks.push(chunk);
    else if (bytes > 10 * maxBytes) break;
    else chunks.length = 0;
  }
  if (bytes > maxBytes) throw bodyTooLarge(maxBytes);
  return Buffer.concat(chunks);
}

function bodyTooLarge(maxBytes: number): HalftoneError {
  return new HalftoneError(
    'LIMIT_EXCEEDED',
    413,
    `The body is larger than ${maxBytes} bytes. Send a catalogue as a file, with uploadCsv.`,
  );
}

/** As an error that Yoga answers with its status. */
function rethrow(error: unknown): never {
  if (!(error instanceof HalftoneError)) throw error;
  const { code, status, message } = error;
  throw createGraphQLError(message, { extensions: { code, http: { status } } });
}
