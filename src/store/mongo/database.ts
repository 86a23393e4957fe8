import type { Collection, Db, MongoClient } from 'mongodb';
import type {
  DeliveryDocument,
  EndpointDocument,
  MetaDocument,
  OutputDocument,
  ProductDocument,
  RequestDocument,
  ResultDocument,
  SourceDocument,
  StagedDocument,
  UnsearchableDocument,
} from './documents.ts';
import { createSessions, type Sessions } from './sessions.ts';

/** The connection and the collections by what they hold. */
export interface Database {
  readonly client: MongoClient;
  readonly db: Db;
  readonly sessions: Sessions;
  readonly requests: Collection<RequestDocument>;
  /** The same collection as `requests`, for those that are not published. */
  readonly staged: Collection<StagedDocument>;
  readonly products: Collection<ProductDocument>;
  readonly unsearchable: Collection<UnsearchableDocument>;
  readonly deliveries: Collection<DeliveryDocument>;
  readonly outputs: Collection<OutputDocument>;
  readonly results: Collection<ResultDocument>;
  readonly sources: Collection<SourceDocument>;
  readonly endpoints: Collection<EndpointDocument>;
  readonly meta: Collection<MetaDocument>;
}

export function databaseOf(client: MongoClient, name: string): Database {
  const db = client.db(name);
  return {
    client,
    db,
    sessions: createSessions(client),
    requests: db.collection<RequestDocument>('requests'),
    staged: db.collection<StagedDocument>('requests'),
    products: db.collection<ProductDocument>('products'),
    unsearchable: db.collection<UnsearchableDocument>('unsearchable'),
    deliveries: db.collection<DeliveryDocument>('deliveries'),
    outputs: db.collection<OutputDocument>('outputs'),
    results: db.collection<ResultDocument>('results'),
    sources: db.collection<SourceDocument>('sources'),
    endpoints: db.collection<EndpointDocument>('endpoints'),
    meta: db.collection<MetaDocument>('meta'),
  };
}
