import type { Store } from '../store.ts';
import { StoreUnavailableError } from '../store-errors.ts';
import { advance, listAdvancing, listFinishedBefore } from './advancing.ts';
import { createClaiming } from './claiming.ts';
import { connect } from './connect.ts';
import { cancel, redeliver, remove, retry } from './control-changing.ts';
import type { Database } from './database.ts';
import { disableWebhook, recordAttempt, resumeClosing } from './delivery-changing.ts';
import { dueDeliveries, findDelivery, listDeliveries, nextDeliveryAt } from './delivery-reading.ts';
import { discard, sweepStaged } from './discarding.ts';
import { readEndpoint, writeEndpoint } from './endpoints.ts';
import { migrate } from './migrations/migrate.ts';
import { asStoreError } from './mongo-failure.ts';
import { type OwnerLease, takeOwnerLease } from './owner-lease.ts';
import { listProducts } from './product-pages.ts';
import { findProduct, readFile, readLog } from './product-reading.ts';
import { publish } from './publishing.ts';
import { findRequest, listRequests, listUnfinished } from './request-reading.ts';
import { findResult, findSource, forgetLeftovers, listLeftovers, reserve } from './reusing.ts';
import { createSearchFilling, type SearchFilling } from './search-filling.ts';
import { settle } from './settling.ts';
import { stage, stageProducts } from './staging.ts';

/** Milliseconds in which the store has to answer a ping. */
const pingTime = 700;

export interface MongoStoreSettings {
  /** As MONGODB_URI; the database is the one in its path, else `halftone`. */
  readonly uri: string;
  /** Whether other processes that say so too may have the store open at the same time. */
  readonly shared?: boolean;
}

/**
 * The store in a MongoDB replica set, made and brought up to date when it is opened. Opening takes the right to
 * write, for which it waits up to a lease (10 s) after an owner that was killed.
 *
 * Throws StoreOwnedError when another server has the database, StoreUnavailableError when the server cannot be
 * used (away, standalone, too old, wrong password), each with how to mend it and within 20 s.
 */
export async function openMongoStore({ uri, shared = false }: MongoStoreSettings): Promise<Store> {
  const database = await connect(uri);
  try {
    const lease = await takeOwnerLease(database, shared);
    try {
      await migrate(database);
    } catch (error) {
      await lease.release();
      throw error;
    }
    resumeClosing(database, lease).catch(() => {});
    const search = createSearchFilling(database, lease);
    search.resume().catch(() => {});
    return guarded(assemble(database, lease, search));
  } catch (error) {
    await database.client.close();
    throw asStoreError(error);
  }
}

function assemble(database: Database, lease: OwnerLease, search: SearchFilling): Store {
  const claiming = createClaiming(database, lease);
  const { claim, release } = claiming;
  return {
    ping: async () => {
      lease.held();
      await withinPingTime(database.db.command({ ping: 1 }));
    },
    close: async () => {
      await search.stop();
      // A server that is away keeps the lease until it ends by itself.
      await lease.release().catch(() => {});
      await database.client.close();
    },
    secret: (name, fresh) => keepSecret(database, lease, name, fresh),
    stage: (request) => stage(database, lease, request),
    stageProducts: (requestId, products) => stageProducts(database, lease, requestId, products),
    publish: async (requestId, publication) => {
      const result = await publish(database, lease, requestId, publication);
      if (result.kind === 'duplicate') await discard(database, lease, requestId);
      else search.begin(requestId);
      return result;
    },
    discard: (requestId) => discard(database, lease, requestId),
    sweepStaged: () => sweepStaged(database, lease),
    findRequest: (owner, id) => findRequest(database, owner, id),
    listRequests: (owner, status, page) => listRequests(database, owner, status, page),
    findProduct: (owner, requestId, position) => findProduct(database, owner, requestId, position),
    listProducts: async (requestId, query, page) => {
      if (query.filter.search !== undefined) await search.fill(requestId);
      return listProducts(database, requestId, query, page);
    },
    readFile: (requestId, position, limit) => readFile(database, requestId, position, limit),
    readLog: (requestId, sequence, limit) => readLog(database, requestId, sequence, limit),
    listUnfinished: () => listUnfinished(database),
    claim,
    release,
    settle: (settlements) => settle(database, lease, settlements),
    dueDeliveries: (now, limit, passOver) => dueDeliveries(database, now, limit, passOver),
    nextDeliveryAt: () => nextDeliveryAt(database),
    recordAttempt: (id, attempt, state) => recordAttempt(database, lease, id, attempt, state),
    findDelivery: (owner, id) => findDelivery(database, owner, id),
    listDeliveries: (requestId, page) => listDeliveries(database, requestId, page),
    disableWebhook: (requestId, at, reason) => disableWebhook(database, lease, requestId, at, reason),
    cancel: (owner, id) => cancel(database, lease, owner, id),
    retry: (owner, id) => retry(database, lease, owner, id),
    remove: (owner, id) => remove(database, lease, owner, id),
    listAdvancing: () => listAdvancing(database),
    advance: (id) => advance({ database, lease, claiming }, id),
    listFinishedBefore: (before, limit) => listFinishedBefore(database, before, limit),
    listLeftovers: (limit) => listLeftovers(database, limit),
    forgetLeftovers: (leftovers) => forgetLeftovers(database, lease, leftovers),
    findSource: (requestId, url) => findSource(database, requestId, url),
    findResult: (key) => findResult(database, key),
    reserve: (wanted) => reserve(database, lease, wanted),
    redeliver: (owner, deliveryId, at) => redeliver(database, lease, owner, deliveryId, at),
    readEndpoint: (owner, url) => readEndpoint(database, owner, url),
    writeEndpoint: (owner, url, state) => writeEndpoint(database, lease, owner, url, state),
  };
}

async function keepSecret(
  { meta }: Database,
  lease: OwnerLease,
  name: string,
  fresh: string,
): Promise<string> {
  const _id = `secret:${name}`;
  const kept = await meta.findOne({ _id });
  if (kept?.value !== undefined) return kept.value;
  await lease.check(lease.held());
  const made = await meta.findOneAndUpdate(
    { _id },
    { $setOnInsert: { value: fresh } },
    { upsert: true, returnDocument: 'after' },
  );
  return made?.value ?? fresh;
}

/** The same store: closed once, and with the store's errors for the driver's. */
function guarded(store: Store): Store {
  let closing: Promise<void> | undefined;
  const guard =
    <Arguments extends unknown[], T>(method: (...given: Arguments) => Promise<T>) =>
    async (...given: Arguments): Promise<T> => {
      if (closing !== undefined) throw new StoreUnavailableError('it is closed');
      try {
        return await method(...given);
      } catch (error) {
        throw asStoreError(error);
      }
    };
  return {
    ping: guard(store.ping),
    close: () => (closing ??= store.close()),
    secret: guard(store.secret),
    stage: guard(store.stage),
    stageProducts: guard(store.stageProducts),
    publish: guard(store.publish),
    discard: guard(store.discard),
    sweepStaged: guard(store.sweepStaged),
    findRequest: guard(store.findRequest),
    listRequests: guard(store.listRequests),
    findProduct: guard(store.findProduct),
    listProducts: guard(store.listProducts),
    readFile: guard(store.readFile),
    readLog: guard(store.readLog),
    listUnfinished: guard(store.listUnfinished),
    claim: guard(store.claim),
    release: guard(store.release),
    settle: guard(store.settle),
    dueDeliveries: guard(store.dueDeliveries),
    nextDeliveryAt: guard(store.nextDeliveryAt),
    recordAttempt: guard(store.recordAttempt),
    findDelivery: guard(store.findDelivery),
    listDeliveries: guard(store.listDeliveries),
    disableWebhook: guard(store.disableWebhook),
    cancel: guard(store.cancel),
    retry: guard(store.retry),
    remove: guard(store.remove),
    listAdvancing: guard(store.listAdvancing),
    advance: guard(store.advance),
    listFinishedBefore: guard(store.listFinishedBefore),
    listLeftovers: guard(store.listLeftovers),
    forgetLeftovers: guard(store.forgetLeftovers),
    findSource: guard(store.findSource),
    findResult: guard(store.findResult),
    reserve: guard(store.reserve),
    redeliver: guard(store.redeliver),
    readEndpoint: guard(store.readEndpoint),
    writeEndpoint: guard(store.writeEndpoint),
  };
}

async function withinPingTime(answer: Promise<unknown>): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new StoreUnavailableError('MongoDB does not answer')), pingTime);
  });
  try {
    await Promise.race([answer, late]);
  } finally {
    clearTimeout(timer);
  }
}
