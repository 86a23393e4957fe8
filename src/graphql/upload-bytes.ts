import type { Readable } from 'node:stream';
import type { FileUpload } from 'graphql-upload-minimal';
import { createGraphQLError } from 'graphql-yoga';
import { HalftoneError } from '../domain/halftone-error.ts';
import { LimitExceededError } from '../domain/limit-exceeded-error.ts';

/**
 * The bytes of an uploaded file as they arrive, once. A file that goes over the transport's limit ends as if
 * it were complete and is only marked as truncated, so that is checked after the last byte.
 */
export async function* uploadBytes(file: Promise<FileUpload>): AsyncGenerator<Uint8Array> {
  const stream = await open(file);
  try {
    for await (const chunk of stream) yield chunk;
  } catch (cause) {
    throw new HalftoneError('UPLOAD_ABORTED', 400, 'The upload ended before the file was complete.', {
      cause,
    });
  }
  if (stream.truncated) {
    throw new LimitExceededError('The file is larger than this server allows (MAX_CSV_BYTES).');
  }
}

async function open(file: Promise<FileUpload>): Promise<Readable & { readonly truncated?: boolean }> {
  try {
    return (await file).createReadStream();
  } catch {
    throw createGraphQLError(
      'The request has no file where the operation expects one, or several. Send each file in an upload of its own.',
      {
        extensions: { code: 'BAD_REQUEST', http: { status: 400 } },
      },
    );
  }
}
