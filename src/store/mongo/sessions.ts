import type { Binary, ClientSession, MongoClient } from 'mongodb';

/** Transactions of one process at the same time; more of them wait. */
const sessionCount = 8;

/**
 * The sessions that this process runs transactions in. Few and always the same, so that the owner that takes over from
 * a process that died can end what it left open: MongoDB itself would hold its locks for another minute.
 */
export interface Sessions {
  readonly ids: readonly Binary[];
  use<T>(work: (session: ClientSession) => Promise<T>): Promise<T>;
}

export function createSessions(client: MongoClient): Sessions {
  const free = Array.from({ length: sessionCount }, () => client.startSession());
  const ids = free.flatMap(({ id }) => (id === undefined ? [] : [id.id]));
  const waiting: ((session: ClientSession) => void)[] = [];

  async function taken(): Promise<ClientSession> {
    return free.pop() ?? new Promise((resolve) => waiting.push(resolve));
  }

  function giveBack(session: ClientSession): void {
    const next = waiting.shift();
    if (next === undefined) free.push(session);
    else next(session);
  }

  return {
    ids,
    async use(work) {
      const session = await taken();
      try {
        return await work(session);
      } finally {
        giveBack(session);
      }
    },
  };
}
