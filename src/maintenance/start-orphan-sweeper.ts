import type { Logger } from 'pino';
import { startLoop } from '../concurrency/loop.ts';
import { imageFormats } from '../domain/image.ts';
import type { Files } from '../files/files.ts';
import { extensionOf, outputFileKey, thumbnailFileKey } from '../files/output-file-key.ts';
import { warnRarely } from '../log/warn-rarely.ts';
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

  /** Forgotten only when the file is gone: a crash in between deletes it again. */
  async function sweep(signal: AbortSignal): Promise<number> {
    while (!signal.aborted) {
      const orphans = await store.listOrphans(batchSize);
      for (const key of orphans.flatMap(fileKeysOf)) {
        if (signal.aborted) return 0;
        await files.delete(key);
      }
      if (orphans.length > 0) await store.forgetOrphans(orphans);
      if (orphans.length < batchSize) break;
    }
    return interval;
  }

  return startLoop({
    step: sweep,
    retryAfter,
    onError: (error) => warnRarely(logger, { err: error }, 'deleting orphaned files failed; will try again'),
  });
}

/** The possible files of an orphan: the format of an output that was never settled is not known. */
function fileKeysOf({ key, kind, format }: Orphan): string[] {
  if (kind === 'UPLOAD') return [key];
  const formats = format === null ? imageFormats : [format];
  const outputs = formats.map((one) => outputFileKey(key, extensionOf[one]));
  return [...outputs, thumbnailFileKey(key)].filter((fileKey) => fileKey !== null);
}
