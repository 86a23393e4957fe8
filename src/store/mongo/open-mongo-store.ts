import {
  assembleStore,
  bind,
  type Implementation,
  type Method,
  type ReaderMethods,
  type WriterMethods,
} from '../assemble-store.ts';
import type { Store } from '../store.ts';
import { StoreUnavailableError } from '../store-errors.ts';
import { withinTime } from '../within-time.ts';
import * as advancing from './advancing.ts';
import { createClaiming } from './claiming.ts';
import { connect } from './connect.ts';
import * as controlChanging from './control-changing.ts';
import type { Database } from './database.ts';
import * as deliveryChanging from './delivery-changing.ts';
import * as deliveryReading from './delivery-reading.ts';
import * as discarding from './discarding.ts';
import * as endpoints from './endpoints.ts';
import { migrate } from './migrations/migrate.ts';
import { asStoreError } from './mongo-failure.ts';
import { takeOwnerLease } from './owner-lease.ts';
import * as productPages from './product-pages.ts';
import * as productReading from './product-reading.ts';
import * as publishing from './publishing.ts';
import * as requestReading from './request-reading.ts';
import * as reusing from './reusing.ts';
import { createSearchFilling } from './search-filling.ts';
import * as secrets from './secrets.ts';
import * as settling from './settling.ts';
import * as staging from './staging.ts';
import type { Writer } from './writer.ts';

const readers: Implementation<ReaderMethods, Database> = {
  ...advancing,
  ...deliveryReading,
  ...endpoints,
  ...productPages,
  ...productReading,
  ...requestReading,
  ...reusing,
};

const writers: Implementation<WriterMethods, Writer> = {
  ...advancing,
  ...controlChanging,
  ...deliveryChanging,
  ...discarding,
  ...endpoints,
  ...publishing,
  ...reusing,
  ...secrets,
  ...settling,
  ...staging,
  claim: ({ claiming }, requestId, limit) => claiming.claim(requestId, limit),
  release: ({ claiming }, claims) => claiming.release(claims),
};

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
 * used (away, standalone, too old, wrong password), each with how to fix it and within 20 s.
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
    deliveryChanging.resumeClosing(database, lease).catch(() => {});
    const search = createSearchFilling(database, lease);
    search.resume().catch(() => {});
    return assemble({ database, lease, search, claiming: createClaiming(database, lease) });
  } catch (error) {
    await database.client.close();
    throw asStoreError(error);
  }
}

function assemble(parts: Writer): Store {
  const { database, lease, search } = parts;
  const methods = { reader: bind(readers, database), writer: bind(writers, parts) };
  let closing: Promise<void> | undefined;

  function guarded<T extends Store[keyof Store]>(method: Method): T {
    const answer = async (...values: readonly unknown[]): Promise<unknown> => {
      if (closing !== undefined) throw new StoreUnavailableError('it is closed');
      try {
        return await method(...values);
      } catch (error) {
        throw asStoreError(error);
      }
    };
    return answer as T;
  }

  async function close(): Promise<void> {
    await search.stop();
    // A server that is away keeps the lease until it ends by itself.
    await lease.release().catch(() => {});
    await database.client.close();
  }

  const lifecycle = {
    ping: guarded<Store['ping']>(async () => {
      lease.held();
      await withinTime(pingTime, database.db.command({ ping: 1 }), 'MongoDB does not answer');
    }),
    close: () => (closing ??= close()),
  };
  const listProducts: Store['listProducts'] = async (requestId, query, page) => {
    if (query.filter.search !== undefined) await search.fill(requestId);
    return productPages.listProducts(database, requestId, query, page);
  };
  return {
    ...assembleStore(lifecycle, (name, role) => guarded(methods[role][name] as Method)),
    listProducts: guarded(listProducts as Method),
  };
}
