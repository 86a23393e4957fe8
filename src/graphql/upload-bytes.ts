import type { Readable } from 'node:stream';
import type { FileUpload } from 'graphql-upload-minimal';
import { LimitExceededError } from '../limit-exceeded-error.ts';

/**
 * The bytes of an uploaded file as they arrive, once. A file that goes over the transport's limit ends as if
 * it were complete and is only marked as truncated, so that is checked after the last byte.
 */
export async function* uploadBytes(file: Promise<FileUpload>): AsyncGenerator<Uint8Array> {
  const { createReadStream } = await file;
  const stream: Readable & { readonly truncated?: boolean } = createReadStream();
  yield* stream;
  if (stream.truncated)
    throw new LimitExceededError('The file is larger than this server takes (MAX_CSV_BYTES).');
}
