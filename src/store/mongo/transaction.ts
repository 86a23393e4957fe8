import type { ClientSession } from 'mongodb';
import { StoreUnavailableError } from '../store-errors.ts';
import type { Database } from './database.ts';
import type { Holding, OwnerLease } from './owner-lease.ts';

/** How long a transaction is retried, milliseconds; its commit is followed up until its outcome is known. */
const patience = 10_000;

/**
 * Runs `work` whole or not at all, all of it on one moment's data. It may run several times (conflicts, lost
 * answers): what it changes outside of the database must be built again each time.
 */
export function transaction<T>(
  { sessions }: Pick<Database, 'sessions'>,
  work: (session: ClientSession) => Promise<T>,
): Promise<T> {
  const end = performance.now() + patience;
  let failure: unknown;
  const attempt = async (session: ClientSession): Promise<T> => {
    // The driver itself would go on for two minutes.
    if (performance.now() > end) {
      throw new StoreUnavailableError('MongoDB refuses the change', { cause: failure });
    }
    try {
      return await work(session);
    } catch (error) {
      failure = error;
      throw error;
    }
  };
  return sessions.use((session) =>
    session.withTransaction(() => attempt(session), {
      readConcern: { level: 'snapshot' },
      writeConcern: { w: 'majority' },
    }),
  );
}

/** One transaction under the right to write, which it looks up first. */
export function changing<T>(
  { database, lease }: { readonly database: Database; readonly lease: OwnerLease },
  work: (session: ClientSession, holding: Holding) => Promise<T>,
): Promise<T> {
  const holding = lease.held();
  return transaction(database, async (session) => {
    await lease.check(holding, session);
    return work(session, holding);
  });
}
