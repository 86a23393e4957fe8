import { setTimeout as sleep } from 'node:timers/promises';
import type { Logger } from 'pino';
import type { Files } from './files.ts';

/** For how long one look counts, and how long to wait for the next one while there is no space, milliseconds. */
const lookInterval = 1_000;

/** Holds back what would write files as long as the place for them is full, read-only or away. */
export interface RoomWatch {
  /** Resolves when files can be written; rejects with the signal's reason. */
  whenRoom(signal: AbortSignal): Promise<void>;
}

export function createRoomWatch(dependencies: {
  readonly files: Pick<Files, 'ping'>;
  readonly logger: Logger;
}): RoomWatch {
  const { files, logger } = dependencies;
  let look: { readonly at: number; readonly hasRoom: Promise<boolean> } | null = null;
  let waiting = false;

  async function ask(): Promise<boolean> {
    try {
      await files.ping();
      if (waiting) logger.info('files can be written again; work continues');
      waiting = false;
      return true;
    } catch (error) {
      if (!waiting) logger.warn({ error }, 'downloads are waiting for the file store');
      waiting = true;
      return false;
    }
  }

  return {
    async whenRoom(signal) {
      for (;;) {
        signal.throwIfAborted();
        if (look === null || performance.now() - look.at > lookInterval) {
          look = { at: performance.now(), hasRoom: ask() };
        }
        if (await look.hasRoom) return;
        await sleep(lookInterval, null, { signal }).catch(() => undefined);
      }
    },
  };
}
