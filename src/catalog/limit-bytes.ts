import { LimitExceededError } from '../domain/limit-exceeded-error.ts';

/** Passes bytes on until they are more than `maxBytes`. */
export async function* limitBytes(
  bytes: AsyncIterable<Uint8Array>,
  maxBytes: number,
): AsyncGenerator<Uint8Array> {
  let read = 0;
  for await (const chunk of bytes) {
    read += chunk.length;
    if (read > maxBytes) throw new LimitExceededError(`The CSV is larger than ${maxBytes} bytes.`);
    yield chunk;
  }
}
