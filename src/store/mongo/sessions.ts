import type { Binary, ClientSession, MongoClient } from 'mongodb';
import { createFairSemaphore } from '../../concurrency/fair-semaphore.ts';

/** Transactions of one process at the same time; more of them wait. */
const sessionCount = 8;

/**
 * The sessions that this process runs transactions in. Few and always the same, so that the process
 * that takes over from one that died can end what it left open: MongoDB itself would hold its locks for another minute.
 */
export interface Sessions {
  readonly ids: readonly Binary[];
  use<T>(work: (session: ClientSession) => Promise<T>): Promise<T>;
}

export function createSessions(client: MongoClient): Sessions {
  const free = Array.from({ length: sessionCount }, () => client.startSession());
  const ids = free.flatMap(({ id }) => (id === undefined ? [] : [id.id]));
  const slots = createFairSemaphore(sessionCount);

  return {
    ids,
    async use(work) {
      const release = await slots.acquire([]);
      const session = free.pop();
      if (session === undefined) throw new Error('There are as many sessions as slots.');
      try {
        return await work(session);
      } finally {
        free.push(session);
        release();
      }
    },
  };
}
