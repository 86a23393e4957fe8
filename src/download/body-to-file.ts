import { createHash } from 'node:crypto';
import { type FileHandle, open, rm } from 'node:fs/promises';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { ImageError } from '../domain/image-error.ts';
import type { Deadlines } from './deadlines.ts';

/**
 * Streams a body into a new file, counting and hashing on the way; on failure the file is gone again.
 *
 * @param maxBytes the most that is written, after any decompression
 * @throws ImageError TOO_LARGE, INTERNAL; the signal's reason; what the stream fails with
 */
export async function bodyToFile(
  body: Readable,
  destination: string,
  maxBytes: number,
  deadlines: Deadlines,
): Promise<{ bytes: number; sha256: string }> {
  const file = await openNew(destination);
  const hash = createHash('sha256');
  let bytes = 0;
  try {
    await pipeline(body, measured, file.createWriteStream(), { signal: deadlines.signal });
  } catch (error) {
    await file.close().catch(() => {});
    await rm(destination, { force: true });
    deadlines.signal.throwIfAborted();
    throw error;
  }
  return { bytes, sha256: hash.digest('hex') };

  async function* measured(chunks: AsyncIterable<Buffer>) {
    for await (const chunk of chunks) {
      deadlines.heard();
      bytes += chunk.length;
      if (bytes > maxBytes) throw tooLarge(maxBytes);
      hash.update(chunk);
      yield chunk;
    }
  }
}

export function tooLarge(maxBytes: number): ImageError {
  return new ImageError('TOO_LARGE', `The image is larger than ${maxBytes} bytes.`);
}

async function openNew(destination: string): Promise<FileHandle> {
  try {
    return await open(destination, 'wx');
  } catch (cause) {
    throw new ImageError('INTERNAL', 'The image could not be stored.', { cause });
  }
}
