import { accessSync, constants, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Store } from '../store.ts';
import { StoreUnavailableError } from '../store-errors.ts';
import { packProducts } from './staging.ts';
import type { ReaderMethods } from './store-reader.ts';
import type { WriterMethods } from './store-writer.ts';
import { startThread, type ThreadClient } from './thread-client.ts';

/** Milliseconds in which the store has to answer a ping. */
const pingTime = 1_000;

/**
 * The embedded store: SQLite in `dataDir` (made when missing), written by one thread and read by another, so
 * that no read waits for an upload. One process owns the folder for as long as the store is open.
 *
 * Throws StoreOwnedError at once when another server has the folder, StoreUnavailableError when the folder
 * cannot be used, each with how to mend it.
 */
export async function openSqliteStore(settings: { readonly dataDir: string }): Promise<Store> {
  const { dataDir } = settings;
  makeFolder(dataDir);
  const file = join(dataDir, 'halftone.db');
  const writer = startThread<WriterMethods>({ role: 'writer', dataDir, file });
  const reader = startThread<ReaderMethods>({ role: 'reader', dataDir, file });
  try {
    // In this order: the writer takes the folder and lays the tables that the reader reads.
    await writer.open();
    await reader.open();
  } catch (error) {
    await Promise.all([writer.close(), reader.close()]);
    throw error;
  }
  return assemble(
    writer,
    reader,
    onFirstUse(() => startThread<ReaderMethods>({ role: 'reader', dataDir, file })),
  );
}

function assemble(
  writer: ThreadClient<WriterMethods>,
  reader: ThreadClient<ReaderMethods>,
  searcher: ReturnType<typeof onFirstUse<ReaderMethods>>,
): Store {
  const stageBatch = writer.method('stageBatch');
  const fillSearch = writer.method('fillSearch');
  const listProducts = reader.method('listProducts');
  return {
    ping: () => withinPingTime(Promise.all([writer.method('ping')(), reader.method('ping')()])),
    close: async () => {
      await Promise.all([reader.close(), searcher.close()]);
      await writer.close();
    },
    secret: writer.method('secret'),
    stage: writer.method('stage'),
    stageProducts: async (requestId, products) => stageBatch(requestId, packProducts(products)),
    publish: writer.method('publish'),
    discard: writer.method('discard'),
    sweepStaged: writer.method('sweepStaged'),
    findRequest: reader.method('findRequest'),
    listRequests: reader.method('listRequests'),
    findProduct: reader.method('findProduct'),
    listProducts: async (requestId, query, page) => {
      const { search, status, imageStatus, outcome } = query.filter;
      if (search !== undefined) await fillSearch(requestId);
      const filters = [search, status, imageStatus, outcome].filter((filter) => filter !== undefined);
      // One word that a million names have takes seconds to count: nobody's status waits behind that.
      if (search === undefined && filters.length < 2) return listProducts(requestId, query, page);
      return (await searcher.open()).method('listProducts')(requestId, query, page);
    },
    readFile: reader.method('readFile'),
    readLog: reader.method('readLog'),
    listUnfinished: reader.method('listUnfinished'),
    claim: writer.method('claim'),
    release: writer.method('release'),
    settle: writer.method('settle'),
    dueDeliveries: reader.method('dueDeliveries'),
    nextDeliveryAt: reader.method('nextDeliveryAt'),
    recordAttempt: writer.method('recordAttempt'),
    findDelivery: reader.method('findDelivery'),
    listDeliveries: reader.method('listDeliveries'),
    disableWebhook: writer.method('disableWebhook'),
    cancel: writer.method('cancel'),
    retry: writer.method('retry'),
    remove: writer.method('remove'),
    listAdvancing: reader.method('listAdvancing'),
    advance: writer.method('advance'),
    listFinishedBefore: reader.method('listFinishedBefore'),
    listLeftovers: reader.method('listLeftovers'),
    forgetLeftovers: writer.method('forgetLeftovers'),
    findSource: reader.method('findSource'),
    findResult: reader.method('findResult'),
    reserve: writer.method('reserve'),
    redeliver: writer.method('redeliver'),
    readEndpoint: reader.method('readEndpoint'),
    writeEndpoint: writer.method('writeEndpoint'),
  };
}

/** A thread that starts when it is first asked for. */
function onFirstUse<Methods>(start: () => ThreadClient<Methods>): {
  open(): Promise<ThreadClient<Methods>>;
  close(): Promise<void>;
} {
  let thread: ThreadClient<Methods> | undefined;
  let opened: Promise<void> | undefined;
  let closed = false;
  return {
    open: async () => {
      if (closed) throw new StoreUnavailableError('it is closed');
      thread ??= start();
      opened ??= thread.open();
      await opened;
      return thread;
    },
    close: async () => {
      closed = true;
      await thread?.close();
    },
  };
}

function makeFolder(dataDir: string): void {
  try {
    mkdirSync(dataDir, { recursive: true });
    accessSync(dataDir, constants.R_OK | constants.W_OK | constants.X_OK);
  } catch (error) {
    throw new StoreUnavailableError(
      'the data folder cannot be made or written; make DATA_DIR a folder that the server may write to',
      { cause: error },
    );
  }
}

async function withinPingTime(answers: Promise<unknown>): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new StoreUnavailableError('it does not answer')), pingTime);
  });
  try {
    await Promise.race([answers, late]);
  } finally {
    clearTimeout(timer);
  }
}
