import { existsSync } from 'node:fs';
import { bind, type Implementation, type WriterMethods } from '../assemble-store.ts';
import type { Lifecycle } from '../store.ts';
import { StoreUnavailableError } from '../store-errors.ts';
import * as advancing from './advancing.ts';
import * as claiming from './claiming.ts';
import { createClaims } from './claims.ts';
import { type Connection, openConnection } from './connection.ts';
import * as controlChanging from './control-changing.ts';
import * as deliveries from './deliveries.ts';
import * as discarding from './discarding.ts';
import * as endpoints from './endpoints.ts';
import { migrate } from './migrations/migrate.ts';
import { takeOwnerLock } from './owner-lock.ts';
import * as publishing from './publishing.ts';
import { findRequestRow } from './request-rows.ts';
import * as reusing from './reusing.ts';
import { createSearchFilling } from './search-filling.ts';
import * as secrets from './secrets.ts';
import * as settling from './settling.ts';
import * as staging from './staging.ts';
import { statements } from './statements.ts';
import type { Writer } from './writer.ts';

export type WriterThreadMethods = Omit<WriterMethods, 'stageProducts'> &
  Lifecycle & {
    stageBatch(requestId: string, batch: staging.StagedBatch): Promise<void>;
    /** Resolves when every product of the request can be found by its words. */
    fillSearch(requestId: string): Promise<void>;
  };

const methods: Implementation<Omit<WriterThreadMethods, keyof Lifecycle>, Writer> = {
  ...advancing,
  ...claiming,
  ...controlChanging,
  ...deliveries,
  ...discarding,
  ...endpoints,
  ...publishing,
  ...reusing,
  ...secrets,
  ...settling,
  ...staging,
  fillSearch: async ({ db, search }, requestId) => {
    const request = findRequestRow(db, null, requestId);
    if (request !== undefined) await search.fill(request.number);
  },
};

/** Takes the data folder, brings its database up to date, and answers whatever changes it. */
export function storeWriter(dataDir: string, file: string) {
  const lock = takeOwnerLock(dataDir);
  const db = openConnection(file);
  prepareFile(db);
  const { value: epoch } = db.one<{ value: number }>(statements.nextEpoch, []);
  const search = createSearchFilling(db);
  search.resume();
  deliveries.resumeClosing(db).catch(() => {});

  return {
    ...bind(methods, { db, epoch, claims: createClaims(epoch), search }),
    ping: () => {
      // An unlinked file can still be written, and loses everything at the next start.
      if (!existsSync(file))
        throw new StoreUnavailableError('the database file is missing from the data folder');
      db.run(statements.touch, [Date.now()]);
    },
    close: () => {
      void search.stop();
      try {
        db.exec('PRAGMA wal_checkpoint(TRUNCATE)');
      } finally {
        // A full disk only leaves the log beside the file, to be read at the next start.
        db.close();
        lock.release();
      }
    },
  };
}

/**
 * WAL lets reads go on beside the writer. With `synchronous = NORMAL` a commit survives the end of the process
 * however it ends (kill -9); a power cut may take the last commits, never the file's consistency.
 */
function prepareFile(db: Connection): void {
  db.exec('PRAGMA journal_mode = WAL');
  db.exec('PRAGMA synchronous = NORMAL');
  db.exec('PRAGMA wal_autocheckpoint = 4000');
  db.exec('PRAGMA cache_size = -65536');
  migrate(db);
}
