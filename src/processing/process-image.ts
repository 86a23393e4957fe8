import { randomUUID } from 'node:crypto';
import { unlink } from 'node:fs/promises';
import { join } from 'node:path';
import type { Logger } from 'pino';
import type { Compressor } from '../compression/compressor.ts';
import { pauseOrAbort } from '../concurrency/pause.ts';
import type { CompressionOptions } from '../domain/compression-options.ts';
import type { Image } from '../domain/image.ts';
import { ImageError } from '../domain/image-error.ts';
import type { Downloader } from '../download/downloader.ts';
import { createPatience, type Patience } from '../download/patience.ts';
import type { Files } from '../files/files.ts';
import { filesUnavailable } from '../files/files-unavailable-error.ts';
import { extensionOf, outputFileKey } from '../files/output-file-key.ts';
import { warnRarely } from '../log/warn-rarely.ts';
import type { KnownResult, Source } from '../store/known-output.ts';
import type { Outputs as StoredOutputs } from '../store/store.ts';
import { StoreUnavailableError } from '../store/store-errors.ts';
import type { Outputs } from './create-outputs.ts';
import { createRetries } from './create-retries.ts';
import type { WhileIdle } from './image-backlog.ts';
import { outputKey } from './output-key.ts';
import { outputName } from './output-name.ts';
import { reportFailure } from './report-failure.ts';

export interface ImageDependencies {
  readonly store: Pick<StoredOutputs, 'findSource'>;
  readonly outputs: Outputs;
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
  /** The id of the product that it is fetched for. */
  readonly product: string;
  readonly owner: string;
  readonly options: CompressionOptions;
  readonly whileIdle: WhileIdle;
  readonly signal: AbortSignal;
}

/** What came of one URL. */
export interface ProcessedImage {
  readonly image: Image;
  /** What the server said of it, for the next time; null when it was not asked. */
  readonly source: Source | null;
}

interface Attempt {
  readonly key: string;
  readonly result: KnownResult;
  readonly reused: boolean;
  readonly source: Source | null;
}

/** How long to wait for a file store that is full or away, or a store that is, milliseconds. */
const outageRetryAfter = 1_000;

/** docs/contract.md “Image errors”: what fetching one image may take in all, milliseconds. */
const imageTime = 3 * 60_000;

/**
 * Brings one URL to its result or its failure, trying again what is worth it.
 * Rejects only with the signal's reason; nothing is left in the workspace then.
 */
export async function processImage(
  dependencies: ImageDependencies,
  job: ImageJob,
  patience: Patience = createPatience(imageTime),
): Promise<ProcessedImage> {
  const { logger } = dependencies;
  const { url: inputUrl, requestId, product, owner: tenant } = job;
  const fields = { requestId, product, tenant, url: inputUrl };
  const nextDelay = createRetries(patience);
  for (;;) {
    try {
      const { key, result, reused, source } = await attempt(dependencies, job, patience);
      const name = outputName(inputUrl, result.format);
      const { outcome, bytesIn, bytesOut } = result;
      logger.debug({ ...fields, outcome, bytesIn, bytesOut, reused }, 'image finished');
      return { image: { inputUrl, status: 'SUCCEEDED', result: { ...result, key, name, reused } }, source };
    } catch (error) {
      job.signal.throwIfAborted();
      if (await isOutage(error, dependencies.files)) {
        // Not the image's fault: it waits as long as it takes, and no try is used up.
        warnRarely(logger, { ...fields, err: error }, 'an image is waiting for the store or the files');
        await job.whileIdle(pauseOrAbort(outageRetryAfter, job.signal));
        continue;
      }
      const failure = toImageError(error);
      const delay = nextDelay(failure);
      const message = reportFailure(failure, delay, fields, logger);
      if (delay === null) {
        const { code, retryable } = failure;
        return { image: { inputUrl, status: 'FAILED', error: { code, message, retryable } }, source: null };
      }
      await job.whileIdle(pauseOrAbort(delay, job.signal));
    }
  }
}

/** Whether the store or its files are away. The pool cannot say why it could not write: the files can. */
async function isOutage(error: unknown, files: Files): Promise<boolean> {
  if (error instanceof StoreUnavailableError || filesUnavailable(error) !== null) return true;
  if (!(error instanceof ImageError) || error.code !== 'INTERNAL') return false;
  return files.ping().then(
    () => false,
    (reason: unknown) => filesUnavailable(reason) !== null,
  );
}

/** The recipe: recall, download, compress, keep. */
async function attempt(dependencies: ImageDependencies, job: ImageJob, patience: Patience): Promise<Attempt> {
  const { store, outputs, downloader, files, secret } = dependencies;
  const { url, requestId, owner, options, whileIdle, signal } = job;
  const keyOf = (sha256: string) => outputKey(secret, owner, sha256, options);
  const earlier = await recall();
  // Once a request is enough, whatever rows name the URL.
  if (earlier?.own) {
    const taken = await take(earlier, null);
    if (taken !== null) return taken;
  }

  const input = join(files.workspace, randomUUID());
  const output = `${input}.out`;
  const request = { url, destination: input, fairnessPath: [requestId], whileIdle, signal, patience };
  try {
    const changed = earlier === null ? null : await downloader.downloadIfChanged(request, earlier);
    if (earlier !== null && changed === null) {
      const taken = await take(earlier, earlier);
      if (taken !== null) return taken;
    }
    // The result may have gone while the server was asked.
    const { sha256, etag, lastModified } = changed ?? (await downloader.download(request));
    const key = keyOf(sha256);
    const make = () => compressAndKeep(dependencies, job, key, input, output);
    const { result, reused } = await outputs.obtain(requestId, key, signal, make);
    return { key, result, reused, source: { url, sha256, etag, lastModified } };
  } finally {
    await Promise.all([removed(input), removed(output)]);
  }

  /** What the URL gave last, as long as its result is there. */
  async function recall() {
    const source = await store.findSource(requestId, url);
    return source && (await outputs.recall(keyOf(source.sha256))) && source;
  }

  async function take({ sha256 }: Source, source: Source | null): Promise<Attempt | null> {
    const key = keyOf(sha256);
    const result = await outputs.take(requestId, key, signal);
    return result && { key, result, reused: true, source };
  }
}

async function compressAndKeep(
  { compressor, files }: ImageDependencies,
  { options, signal }: ImageJob,
  key: string,
  input: string,
  output: string,
): Promise<KnownResult> {
  const compressed = await compressor.compress({ input, output, options }, signal);
  const { encodes: _encodes, ...result } = compressed;
  const fileKey = outputFileKey(key, extensionOf[result.format]);
  if (fileKey === null) throw new Error(`no file key for ${key}`);
  await files.adopt(fileKey, output);
  return result;
}

/** `unlink` and not `rm`, which asks first what it removes: this runs twice for every image. */
async function removed(path: string): Promise<void> {
  await unlink(path).catch(() => undefined);
}

function toImageError(error: unknown): ImageError {
  if (error instanceof ImageError) return error;
  return new ImageError('INTERNAL', 'Something went wrong on the server.', { cause: error });
}
