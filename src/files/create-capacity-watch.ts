import type { Logger } from 'pino';
import { pause } from '../concurrency/pause.ts';
import type { Files } from './files.ts';

/** For how long one look counts, and how long to wait for the next one while there is no space, milliseconds. */
const lookInterval = 1_000;

/** Holds back what would write files as long as the place for them is full, read-only or away. */
export interface CapacityWatch {
  /** Resolves when files can be written; rejects with the signal's reason. */
  whenCapacity(signal: AbortSignal): Promise<void>;
}

export function createCapacityWatch(dependencies: {
  readonly files: Pick<Files, 'ping'>;
  readonly logger: Logger;
}): CapacityWatch {
  const { files, logger } = dependencies;
  let look: { readonly at: number; readonly hasCapacity: Promise<boolean> } | null = null;
  let waiting = false;

  async function ask(): Promise<boolean> {
    try {
      await files.ping();
      if (waiting) logger.info('files can be written again; work continues');
      waiting = false;
      return true;
    } catch (error) {
      if (!waiting) logger.warn({ err: error }, 'downloads are waiting for the file store');
      waiting = true;
      return false;
    }
  }

  return {
    async whenCapacity(signal) {
      for (;;) {
        signal.throwIfAborted();
        if (look === null || performance.now() - look.at > lookInterval) {
          look = { at: performance.now(), hasCapacity: ask() };
        }
        if (await look.hasCapacity) return;
        await pause(lookInterval, signal);
      }
    },
  };
}
