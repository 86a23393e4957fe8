import { randomUUID } from 'node:crypto';
import { unlink } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Logger } from 'pino';
import type { CompressionOptions } from '../compression/compression-options.ts';
import type { Compressor } from '../compression/compressor.ts';
import type { Downloader } from '../download/downloader.ts';
import type { Files } from '../files/files.ts';
import { filesUnavailable } from '../files/files-unavailable-error.ts';
import { extensionOf, outputFileKey } from '../files/output-file-key.ts';
import type { Image, ImageResult } from '../requests/image.ts';
import { ImageError } from '../requests/image-error.ts';
import type { WhileIdle } from './line.ts';
import { outputKey } from './output-key.ts';
import { outputName } from './output-name.ts';
import { retryDelay } from './retry-delay.ts';

export interface ImageDependencies {
  readonly downloader: Downloader;
  readonly compressor: Compressor;
  readonly files: Files;
  /** Of the output keys. */
  readonly secret: string;
  readonly logger: Logger;
}

export interface ImageJob {
  readonly url: string;
  readonly requestId: string;
  readonly owner: string;
  readonly options: CompressionOptions;
  readonly whileIdle: WhileIdle;
  readonly signal: AbortSignal;
}

/** How long to wait for the file store when it is full or away, milliseconds. */
const filesRetryAfter = 1_000;

/**
 * Brings one URL to its result or its failure, trying again what is worth it.
 * Rejects only with the signal's reason; nothing is left in the workspace then.
 */
export async function processImage(dependencies: ImageDependencies, job: ImageJob): Promise<Image> {
  const inputUrl = job.url;
  for (let failures = 1; ; failures += 1) {
    try {
      const result = await attempt(dependencies, job);
      return { inputUrl, status: 'SUCCEEDED', result };
    } catch (error) {
      job.signal.throwIfAborted();
      if (filesUnavailable(error) !== null) {
        // Not the image's fault: it waits as long as it takes, and no try is used up.
        dependencies.logger.warn({ error }, 'waiting for the file store');
        failures -= 1;
        await job.whileIdle(sleep(filesRetryAfter, null, { signal: job.signal }));
        continue;
      }
      const failure = toImageError(error, dependencies.logger, inputUrl);
      const delay = retryDelay(failure, failures);
      if (delay === null) {
        const { code, message, retryable } = failure;
        return { inputUrl, status: 'FAILED', error: { code, message, retryable } };
      }
      await job.whileIdle(sleep(delay, null, { signal: job.signal }));
    }
  }
}

/** The recipe: download, compress, keep. */
async function attempt(dependencies: ImageDependencies, job: ImageJob): Promise<ImageResult> {
  const { downloader, compressor, files, secret } = dependencies;
  const { url, requestId, owner, options, whileIdle, signal } = job;
  const input = join(files.workspace, randomUUID());
  const output = `${input}.out`;
  try {
    const source = await downloader.download({
      url,
      destination: input,
      fairnessKey: requestId,
      whileIdle,
      signal,
    });
    const compressed = await compressor.compress({ input, output, options }, signal);
    const key = outputKey(secret, owner, source.sha256, options);
    const fileKey = outputFileKey(key, extensionOf[compressed.format]);
    if (fileKey === null) throw new Error(`no file key for ${key}`);
    await files.adopt(fileKey, output);
    const { outcome, format, bytesIn, bytesOut, width, height, quality } = compressed;
    const name = outputName(url, format);
    return { outcome, key, name, bytesIn, bytesOut, width, height, format, quality, reused: false };
  } finally {
    await Promise.all([removed(input), removed(output)]);
  }
}

/** `unlink` and not `rm`, which asks first what it removes: this runs twice for every image. */
async function removed(path: string): Promise<void> {
  await unlink(path).catch(() => undefined);
}

function toImageError(error: unknown, logger: Logger, url: string): ImageError {
  if (error instanceof ImageError) return error;
  logger.error({ error, url }, 'an image failed for a reason of ours');
  return new ImageError('INTERNAL', 'Something went wrong on our side.', { cause: error });
}
