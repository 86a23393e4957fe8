import { setTimeout as sleep } from 'node:timers/promises';
import type { Logger } from 'pino';
import { imageFormats } from '../domain/image.ts';
import type { Files } from '../files/files.ts';
import { extensionOf, outputFileKey, thumbnailFileKey } from '../files/output-file-key.ts';
import type { Orphan } from '../store/known-output.ts';
import type { Outputs } from '../store/store.ts';

/** Deletes the files that no request refers to any more, at the start and whenever it is woken. */
export interface OrphanSweeper {
  wake(): void;
  /** Stops after the file that is under way. */
  close(): Promise<void>;
}

const batchSize = 200;

/** How often to look without being woken, milliseconds. */
const interval = 5_000;

/** How long to wait when the store or the files are away, milliseconds. */
const retryAfter = 2_000;

export function startOrphanSweeper(dependencies: {
  readonly store: Pick<Outputs, 'listOrphans' | 'forgetOrphans'>;
  readonly files: Files;
  readonly logger: Logger;
}): OrphanSweeper {
  const { store, files, logger } = dependencies;
  const closing = new AbortController();
  let nap = new AbortController();
  const running = run();

  async function run(): Promise<void> {
    while (!closing.signal.aborted) {
      nap = new AbortController();
      const pause = await sweep().catch((error: unknown) => {
        logger.warn({ error }, 'deleting orphaned files failed; will try again');
        return retryAfter;
      });
      if (!closing.signal.aborted) await sleep(pause, null, { signal: nap.signal }).catch(() => undefined);
    }
  }

  /** Forgotten only when the file is gone: a crash in between deletes it again. */
  async function sweep(): Promise<number> {
    while (!closing.signal.aborted) {
      const leftovers = await store.listOrphans(batchSize);
      for (const key of leftovers.flatMap(fileKeysOf)) {
        if (closing.signal.aborted) return 0;
        await files.delete(key);
      }
      if (leftovers.length > 0) await store.forgetOrphans(leftovers);
      if (leftovers.length < batchSize) break;
    }
    return interval;
  }

  return {
    wake: () => nap.abort(),
    async close() {
      closing.abort();
      nap.abort();
      await running;
    },
  };
}

/** The possible files of an orphan: the format of an output that was never settled is not known. */
function fileKeysOf({ key, kind, format }: Orphan): string[] {
  if (kind === 'UPLOAD') return [key];
  const formats = format === null ? imageFormats : [format];
  const outputs = formats.map((one) => outputFileKey(key, extensionOf[one]));
  return [...outputs, thumbnailFileKey(key)].filter((fileKey) => fileKey !== null);
}
