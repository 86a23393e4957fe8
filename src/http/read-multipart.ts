import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Writable } from 'node:stream';
import { type GraphQLOperation, processRequest } from 'graphql-upload-minimal';
import { HalftoneError } from '../domain/halftone-error.ts';
import { guardUploadMap } from './guard-upload-map.ts';

/**
 * The operation of a GraphQL multipart request, as soon as its first two fields are there; the file streams
 * on behind it. Rejects with a HalftoneError that says what is wrong with the request.
 */
export async function readMultipart(
  request: IncomingMessage,
  response: ServerResponse,
  maxFileBytes: number,
): Promise<GraphQLOperation> {
  let refusal: HalftoneError | null = null;
  const source = {
    headers: request.headers,
    pipe(parser: Writable) {
      guardUploadMap(parser, (error) => {
        refusal = error;
      });
      return request.pipe(parser);
    },
    unpipe: (parser: Writable) => request.unpipe(parser),
    once: request.once.bind(request),
    resume: () => request.resume(),
    get readableEnded() {
      return request.readableEnded;
    },
  };
  try {
    const limits = { maxFileSize: maxFileBytes, maxFiles: 1 };
    const operation = await processRequest(source as unknown as IncomingMessage, response, limits);
    if (!Array.isArray(operation)) return operation;
  } catch (cause) {
    throw refusal ?? toHalftoneError(cause as Error & { readonly status?: number });
  }
  throw new HalftoneError('BAD_REQUEST', 400, 'Batching is not supported.');
}

/** How graphql-upload-minimal puts it. */
const tooManyFiles = '1 max file uploads exceeded.';

function toHalftoneError(cause: Error & { readonly status?: number }): HalftoneError {
  if (cause.message === tooManyFiles) {
    const message = 'The upload has several files. Send each file in an upload of its own.';
    return new HalftoneError('BAD_REQUEST', 400, message, { cause });
  }
  const status = cause.status === 413 ? 413 : 400;
  return new HalftoneError('BAD_REQUEST', status, cause.message, { cause });
}
