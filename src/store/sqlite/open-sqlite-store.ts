import { accessSync, constants } from 'node:fs';
import { join } from 'node:path';
import { makeFolder } from '../../installation/make-folder.ts';
import { assembleStore, type Role } from '../assemble-store.ts';
import type { Store } from '../store.ts';
import { StoreUnavailableError } from '../store-errors.ts';
import { withinTime } from '../within-time.ts';
import { packProducts } from './staging.ts';
import type { ReaderThreadMethods } from './store-reader.ts';
import type { WriterThreadMethods } from './store-writer.ts';
import { startThread, type ThreadClient } from './thread-client.ts';

/** Milliseconds in which the store has to answer a ping. */
const pingTime = 1_000;

/**
 * The embedded store: SQLite in `dataDir` (made when missing), written by one thread and read by another, so
 * that no read waits for an upload. One process owns the folder for as long as the store is open.
 *
 * Throws StoreOwnedError immediately when another server has the folder, StoreUnavailableError when the folder
 * cannot be used, each with how to fix it.
 */
export async function openSqliteStore(settings: { readonly dataDir: string }): Promise<Store> {
  const { dataDir } = settings;
  prepareFolder(dataDir);
  const file = join(dataDir, 'halftone.db');
  const start = <Methods>(role: Role) => startThread<Methods>({ role, dataDir, file });
  const writer = start<WriterThreadMethods>('writer');
  const reader = start<ReaderThreadMethods>('reader');
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
    onFirstUse(() => start<ReaderThreadMethods>('reader')),
  );
}

function assemble(
  writer: ThreadClient<WriterThreadMethods>,
  reader: ThreadClient<ReaderThreadMethods>,
  searcher: ReturnType<typeof onFirstUse<ReaderThreadMethods>>,
): Store {
  const threads = { writer, reader } as unknown as Readonly<Record<Role, ThreadClient<Store>>>;
  const lifecycle = {
    ping: () =>
      withinTime(
        pingTime,
        Promise.all([writer.method('ping')(), reader.method('ping')()]),
        'it does not answer',
      ),
    close: async () => {
      await Promise.all([reader.close(), searcher.close()]);
      await writer.close();
    },
  };
  const stageBatch = writer.method('stageBatch');
  const fillSearch = writer.method('fillSearch');
  const listProducts = reader.method('listProducts');
  return {
    ...assembleStore(lifecycle, (name, role) => threads[role].method(name)),
    stageProducts: async (requestId, products) => stageBatch(requestId, packProducts(products)),
    listProducts: async (requestId, query, page) => {
      const { search, status, imageStatus, outcome } = query.filter;
      if (search !== undefined) await fillSearch(requestId);
      const filters = [search, status, imageStatus, outcome].filter((filter) => filter !== undefined);
      // One word that a million names have takes seconds to count: no status query waits behind that.
      if (search === undefined && filters.length < 2) return listProducts(requestId, query, page);
      return (await searcher.open()).method('listProducts')(requestId, query, page);
    },
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

function prepareFolder(dataDir: string): void {
  try {
    makeFolder(dataDir);
    accessSync(dataDir, constants.R_OK | constants.W_OK | constants.X_OK);
  } catch (error) {
    throw new StoreUnavailableError(
      'the data folder cannot be created or written; set DATA_DIR to a folder that the server can write to',
      { cause: error },
    );
  }
}
