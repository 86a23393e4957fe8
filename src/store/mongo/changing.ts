import type { ClientSession } from 'mongodb';
import type { Database } from './database.ts';
import type { Holding, OwnerLease } from './owner-lease.ts';
import { transaction } from './transaction.ts';

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
