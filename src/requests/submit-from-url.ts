import { randomUUID } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { ImageError } from '../domain/image-error.ts';
import { InvalidInputError } from '../domain/invalid-input-error.ts';
import { LimitExceededError } from '../domain/limit-exceeded-error.ts';
import type { Downloader } from '../download/downloader.ts';
import type { Files } from '../files/files.ts';

/**
 * Fetches a feed through the guarded downloader and hands its bytes to `submit`. A failure of the fetch is an
 * InvalidInputError (LimitExceededError when it is too large) that says what the host answered.
 */
export async function submitFromUrl<Result>(
  dependencies: { readonly feeds: Downloader; readonly files: Files },
  url: string,
  signal: AbortSignal,
  submit: (bytes: AsyncIterable<Uint8Array>) => Promise<Result>,
): Promise<Result> {
  const destination = join(dependencies.files.workspace, randomUUID());
  try {
    await dependencies.feeds.download({
      url,
      destination,
      fairnessPath: [url],
      whileIdle: (wait) => wait,
      signal,
    });
    return await submit(createReadStream(destination, { highWaterMark: 256 * 1024 }));
  } catch (error) {
    if (!(error instanceof ImageError)) throw error;
    if (error.code === 'TOO_LARGE') throw new LimitExceededError(`source.url: ${error.message}`);
    throw new InvalidInputError(`source.url: ${error.message}`);
  } finally {
    await rm(destination, { force: true });
  }
}
