import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pino } from 'pino';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  type QueueReconciler,
  startQueueReconciler,
} from '../../../src/maintenance/start-queue-reconciler.ts';
import { createLocalQueue } from '../../../src/queue/local/create-local-queue.ts';
import type { Queue } from '../../../src/queue/queue.ts';
import { openSqliteStore } from '../../../src/store/sqlite/open-sqlite-store.ts';
import type { Store } from '../../../src/store/store.ts';
import { StoreUnavailableError } from '../../../src/store/store-errors.ts';
import { products, submit } from '../../contracts/store/store-fixtures.ts';

const logger = pino({ level: 'silent' });

describe('looking again for what is unfinished', () => {
  let dataDir: string;
  let store: Store;
  let queue: Queue;
  let looking: QueueReconciler | undefined;

  beforeEach(async () => {
    dataDir = await mkdtemp(join(tmpdir(), 'halftone-looking-'));
    store = await openSqliteStore({ dataDir });
    queue = createLocalQueue({ store, logger }, { window: 10, inFlightPerRequest: 50 });
  });
  afterEach(async () => {
    await looking?.close();
    looking = undefined;
    await queue.close();
    await store.close();
    await rm(dataDir, { recursive: true, force: true });
  });

  const take = () => queue.take(AbortSignal.timeout(5_000));

  it('hands out what was unfinished at the start', async () => {
    const id = await submit(store, products(2));
    looking = await startQueueReconciler({ store, queue, logger });
    expect((await take()).product.requestId).toBe(id);
  });

  it('finds products that became free without a word to the queue', async () => {
    const id = await submit(store, products(3));
    const lost = await store.claim(id, 2);
    looking = await startQueueReconciler({ store, queue, logger }, 20);
    queue.done(await take());
    await store.release(lost);
    expect([(await take()).product.position, (await take()).product.position]).toEqual([0, 1]);
  });

  it('goes on looking after the store was away', async () => {
    let looks = 0;
    const failing = {
      async listUnfinished() {
        looks += 1;
        if (looks === 2) throw new StoreUnavailableError('it is away');
        return store.listUnfinished();
      },
    };
    looking = await startQueueReconciler({ store: failing, queue, logger }, 20);
    const id = await submit(store, products(1));
    expect((await take()).product.requestId).toBe(id);
    expect(looks).toBeGreaterThan(2);
  });
});
