import type { ClientSession, Collection, Db, MongoClient } from 'mongodb';
import { StoreUnavailableError } from '../store-errors.ts';
import type {
  DeliveryDocument,
  MetaDocument,
  OutputDocument,
  ProductDocument,
  RequestDocument,
  StagedDocument,
} from './documents.ts';

/** The connection and the collections by what they hold. */
export interface Database {
  readonly client: MongoClient;
  readonly db: Db;
  readonly requests: Collection<RequestDocument>;
  /** The same collection as `requests`, for those that are not published. */
  readonly staged: Collection<StagedDocument>;
  readonly products: Collection<ProductDocument>;
  readonly deliveries: Collection<DeliveryDocument>;
  readonly outputs: Collection<OutputDocument>;
  readonly meta: Collection<MetaDocument>;
}

export function databaseOf(client: MongoClient, name: string): Database {
  const db = client.db(name);
  return {
    client,
    db,
    requests: db.collection<RequestDocument>('requests'),
    staged: db.collection<StagedDocument>('requests'),
    products: db.collection<ProductDocument>('products'),
    deliveries: db.collection<DeliveryDocument>('deliveries'),
    outputs: db.collection<OutputDocument>('outputs'),
    meta: db.collection<MetaDocument>('meta'),
  };
}

/** How long a transaction is begun anew, milliseconds; its commit is followed up until its outcome is known. */
const patience = 10_000;

/**
 * Runs `work` whole or not at all, all of it on one moment's data. It may run several times (conflicts, lost
 * answers): what it changes outside of the database must be made anew each time.
 */
export function transaction<T>(
  { client }: Pick<Database, 'client'>,
  work: (session: ClientSession) => Promise<T>,
): Promise<T> {
  const end = performance.now() + patience;
  let failure: unknown;
  const attempt = async (session: ClientSession): Promise<T> => {
    // The driver itself would go on for two minutes.
    if (performance.now() > end) {
      throw new StoreUnavailableError('MongoDB does not take the change', { cause: failure });
    }
    try {
      return await work(session);
    } catch (error) {
      failure = error;
      throw error;
    }
  };
  return client.withSession((session) =>
    session.withTransaction(() => attempt(session), {
      readConcern: { level: 'snapshot' },
      writeConcern: { w: 'majority' },
    }),
  );
}
