import { randomUUID } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import type { Compressor } from '../compression/compressor.ts';
import { createSingleFlight } from '../concurrency/single-flight.ts';
import type { Files } from '../files/files.ts';
import { extensionOf, outputFileKey, thumbnailFileKey } from '../files/output-file-key.ts';

/** Small previews of outputs, made when they are first asked for, and kept. */
export interface Thumbnails {
  /** The key in `files` of an output's thumbnail; null: there is no such output. */
  ensure(key: string): Promise<string | null>;
}

/** How long a client waits for a picture, milliseconds; the pool may have a long backlog. */
const deadline = 60_000;

export function createThumbnails(dependencies: {
  readonly files: Files;
  readonly compressor: Pick<Compressor, 'thumbnail'>;
}): Thumbnails {
  const { files, compressor } = dependencies;
  const underWay = createSingleFlight<string, string | null>();

  async function findOutput(key: string): Promise<string | null> {
    for (const extension of Object.values(extensionOf)) {
      const fileKey = outputFileKey(key, extension);
      if (fileKey !== null && (await files.stat(fileKey)) !== null) return fileKey;
    }
    return null;
  }

  async function make(key: string, thumbnailKey: string): Promise<string | null> {
    const outputKey = await findOutput(key);
    const bytes = outputKey === null ? null : await files.open(outputKey);
    if (outputKey === null || bytes === null) return null;
    const input = join(files.workspace, randomUUID());
    const output = `${input}.webp`;
    try {
      await pipeline(bytes, createWriteStream(input, { flags: 'wx' }));
      await compressor.thumbnail({ input, output }, AbortSignal.timeout(deadline));
      await files.adopt(thumbnailKey, output);
    } finally {
      await rm(input, { force: true });
    }
    // Deleted meanwhile, it must not leave its picture behind.
    if ((await files.stat(outputKey)) !== null) return thumbnailKey;
    await files.delete(thumbnailKey);
    return null;
  }

  return {
    async ensure(key) {
      const thumbnailKey = thumbnailFileKey(key);
      if (thumbnailKey === null) return null;
      if ((await files.stat(thumbnailKey)) !== null) return thumbnailKey;
      const { value } = await underWay.share(key, () => make(key, thumbnailKey));
      return value;
    },
  };
}
