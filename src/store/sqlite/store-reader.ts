import type { Store } from '../store.ts';
import { listAdvancing, listFinishedBefore } from './advancing.ts';
import type { Connection } from './connection.ts';
import { dueDeliveries, findDelivery, listDeliveries, nextDeliveryAt } from './deliveries.ts';
import { readEndpoint } from './endpoints.ts';
import { listLeftovers } from './leftovers.ts';
import { listProducts } from './product-pages.ts';
import { findProduct, readFile, readLog } from './product-reading.ts';
import { findRequest, listRequests, listUnfinished } from './request-reading.ts';
import { findResult, findSource } from './reusing.ts';
import type { Answering } from './thread-messages.ts';

export type ReaderMethods = Pick<
  Store,
  | 'ping'
  | 'close'
  | 'findRequest'
  | 'listRequests'
  | 'findProduct'
  | 'listProducts'
  | 'readFile'
  | 'readLog'
  | 'listUnfinished'
  | 'dueDeliveries'
  | 'nextDeliveryAt'
  | 'findDelivery'
  | 'listDeliveries'
  | 'listAdvancing'
  | 'listFinishedBefore'
  | 'listLeftovers'
  | 'findSource'
  | 'findResult'
  | 'readEndpoint'
>;

/** What the reading thread answers: nothing it does waits for a writer. */
export function storeReader(db: Connection): Answering<ReaderMethods> {
  db.exec('PRAGMA query_only = 1');
  return {
    ping: () => void db.one('SELECT 1', []),
    close: () => db.close(),
    findRequest: (owner, id) => findRequest(db, owner, id),
    listRequests: (owner, status, page) => listRequests(db, owner, status, page),
    findProduct: (owner, requestId, position) => findProduct(db, owner, requestId, position),
    listProducts: (requestId, query, page) => listProducts(db, requestId, query, page),
    readFile: (requestId, position, limit) => readFile(db, requestId, position, limit),
    readLog: (requestId, sequence, limit) => readLog(db, requestId, sequence, limit),
    listUnfinished: () => listUnfinished(db),
    dueDeliveries: (now, limit, passOver) => dueDeliveries(db, now, limit, passOver),
    nextDeliveryAt: () => nextDeliveryAt(db),
    findDelivery: (owner, id) => findDelivery(db, owner, id),
    listDeliveries: (requestId, page) => listDeliveries(db, requestId, page),
    listAdvancing: () => listAdvancing(db),
    listFinishedBefore: (before, limit) => listFinishedBefore(db, before, limit),
    listLeftovers: (limit) => listLeftovers(db, limit),
    findSource: (requestId, url) => findSource(db, requestId, url),
    findResult: (key) => findResult(db, key),
    readEndpoint: (owner, url) => readEndpoint(db, owner, url),
  };
}
