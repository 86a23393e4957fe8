import { bind, type Implementation, type ReaderMethods } from '../assemble-store.ts';
import type { Lifecycle } from '../store.ts';
import * as advancing from './advancing.ts';
import type { Connection } from './connection.ts';
import * as deliveries from './deliveries.ts';
import * as endpoints from './endpoints.ts';
import * as productPages from './product-pages.ts';
import * as productReading from './product-reading.ts';
import * as requestReading from './request-reading.ts';
import * as reusing from './reusing.ts';

export type ReaderThreadMethods = ReaderMethods & Lifecycle;

const methods: Implementation<ReaderThreadMethods, Connection> = {
  ...advancing,
  ...deliveries,
  ...endpoints,
  ...productPages,
  ...productReading,
  ...requestReading,
  ...reusing,
  ping: (db) => void db.one('SELECT 1', []),
  close: (db) => db.close(),
};

/** What the reading thread answers: nothing it does waits for a writer. */
export function storeReader(db: Connection) {
  db.exec('PRAGMA query_only = 1');
  return bind(methods, db);
}
