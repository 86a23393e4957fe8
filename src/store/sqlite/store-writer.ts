import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Store } from '../store.ts';
import { StoreUnavailableError } from '../store-errors.ts';
import { advance, cancel } from './advancing.ts';
import { claim, release } from './claiming.ts';
import { createClaims } from './claims.ts';
import { type Connection, openConnection } from './connection.ts';
import { remove } from './deleting.ts';
import { disableWebhook, recordAttempt, redeliver, resumeClosing } from './deliveries.ts';
import { discard, sweepStaged } from './discarding.ts';
import { writeEndpoint } from './endpoints.ts';
import { forgetLeftovers } from './leftovers.ts';
import { migrate } from './migrations/migrate.ts';
import { takeOwnerLock } from './owner-lock.ts';
import { publish } from './publishing.ts';
import { findRequest } from './request-reading.ts';
import { findRequestRow } from './request-rows.ts';
import { retry } from './retrying.ts';
import { reserve } from './reusing.ts';
import { createSearchFilling } from './search-filling.ts';
import { settle } from './settling.ts';
import { type StagedBatch, stage, stageBatch } from './staging.ts';
import { statements } from './statements.ts';
import type { Answering } from './thread-messages.ts';

export type WriterMethods = Pick<
  Store,
  | 'ping'
  | 'close'
  | 'secret'
  | 'stage'
  | 'publish'
  | 'discard'
  | 'sweepStaged'
  | 'claim'
  | 'release'
  | 'settle'
  | 'recordAttempt'
  | 'disableWebhook'
  | 'cancel'
  | 'retry'
  | 'remove'
  | 'advance'
  | 'forgetLeftovers'
  | 'reserve'
  | 'redeliver'
  | 'writeEndpoint'
> & {
  stageBatch(requestId: string, batch: StagedBatch): Promise<void>;
  /** Resolves when every product of the request can be found by its words. */
  fillSearch(requestId: string): Promise<void>;
};

/** Takes the data folder, brings its database up to date, and answers whatever changes it. */
export function storeWriter(dataDir: string, file: string): Answering<WriterMethods> {
  const lock = takeOwnerLock(join(dataDir, 'owner.lock'));
  const db = openConnection(file);
  prepareFile(db);
  const { value: epoch } = db.one<{ value: number }>(statements.nextEpoch, []);
  const claims = createClaims(epoch);
  const search = createSearchFilling(db);
  search.resume();
  resumeClosing(db).catch(() => {});

  return {
    ping: () => {
      // An unlinked file can still be written, and loses everything at the next start.
      if (!existsSync(file)) throw new StoreUnavailableError('the database is gone from the data folder');
      db.run(statements.touch, [Date.now()]);
    },
    close: () => {
      search.stop();
      try {
        db.exec('PRAGMA wal_checkpoint(TRUNCATE)');
      } finally {
        // A full disk only leaves the log beside the file, to be read at the next start.
        db.close();
        lock.release();
      }
    },
    secret: (name, fresh) => {
      db.run(statements.keepSecret, [name, fresh]);
      return db.one<{ value: string }>(statements.readSecret, [name]).value;
    },
    stage: (request) => stage(db, epoch, request),
    stageBatch: (requestId, batch) => stageBatch(db, epoch, requestId, batch),
    publish: async (requestId, publication) => {
      const result = publish(db, epoch, requestId, publication);
      if (result.kind === 'duplicate') await discard(db, requestId);
      else search.resume();
      return result;
    },
    discard: (requestId) => discard(db, requestId),
    sweepStaged: () => sweepStaged(db, epoch),
    claim: (requestId, limit) => claim(db, claims, requestId, limit),
    release: (released) => release(db, claims, released),
    settle: (settlements) => settle(db, claims, settlements),
    recordAttempt: (id, attempt, state) => recordAttempt(db, id, attempt, state),
    disableWebhook: (requestId, at, reason) => disableWebhook(db, requestId, at, reason),
    cancel: (owner, id) => cancel(db, owner, id),
    retry: (owner, id) => retry(db, owner, id),
    remove: (owner, id) => remove(db, owner, id),
    advance: (id) => advance(db, claims, id),
    forgetLeftovers: (leftovers) => forgetLeftovers(db, leftovers),
    reserve: (outputs) => reserve(db, outputs),
    redeliver: (owner, deliveryId, at) => {
      const id = redeliver(db, owner, deliveryId, at);
      return id === undefined ? null : findRequest(db, owner, id);
    },
    writeEndpoint: (owner, url, state) => writeEndpoint(db, owner, url, state),
    fillSearch: async (requestId) => {
      const request = findRequestRow(db, null, requestId);
      if (request !== undefined) await search.fill(request.number);
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
