import { once } from 'node:events';
import { PassThrough } from 'node:stream';
import type { Files } from '../files/files.ts';

/** An upload that is written to `files` while it is being read. */
export interface KeptUpload {
  /** The same bytes, to be read once; ends only when they are stored too. */
  readonly bytes: AsyncGenerator<Uint8Array>;
  /** Stops writing; a file that was not read to its end is removed. */
  abandon(): Promise<void>;
}

/** Reads `source` at the pace of the slower of the two: the reader and the file store. */
export function keepWhileReading(source: AsyncIterable<Uint8Array>, files: Files, key: string): KeptUpload {
  const copy = new PassThrough({ highWaterMark: 128 * 1024 });
  const failed = new AbortController();
  const kept = files.write(key, copy).catch((error: unknown) => {
    failed.abort(error);
    throw error;
  });
  kept.catch(() => undefined);

  async function* read(): AsyncGenerator<Uint8Array> {
    try {
      for await (const chunk of source) {
        failed.signal.throwIfAborted();
        if (!copy.write(chunk)) await drained(copy, failed.signal);
        yield chunk;
      }
    } catch (error) {
      copy.destroy(error as Error);
      throw error;
    }
    copy.end();
    await kept;
  }

  return {
    bytes: read(),
    async abandon() {
      copy.destroy(new Error('the upload was abandoned'));
      await kept.catch(() => undefined);
    },
  };
}

async function drained(stream: PassThrough, signal: AbortSignal): Promise<void> {
  try {
    await once(stream, 'drain', { signal });
  } catch (error) {
    signal.throwIfAborted();
    throw error;
  }
}
