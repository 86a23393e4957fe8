import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pino } from 'pino';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createLongJobs, type LongJobs } from '../../../src/maintenance/long-jobs.ts';
import { createLocalQueue } from '../../../src/queue/local/create-local-queue.ts';
import type { Queue } from '../../../src/queue/queue.ts';
import { createLocalSignals } from '../../../src/signals/local/create-local-signals.ts';
import { openSqliteStore } from '../../../src/store/sqlite/open-sqlite-store.ts';
import type { Store } from '../../../src/store/store.ts';
import { StoreUnavailableError } from '../../../src/store/store-errors.ts';
import { failed, products, settlementOf, submit, webhook } from '../../contracts/store/store-fixtures.ts';
import { waitFor } from '../../support/wait-for.ts';

describe('cancelling, retrying and deleting step after step', () => {
  let dataDir: string;
  let store: Store;
  let queue: Queue;
  let jobs: LongJobs;
  let lines: { msg: string; requestId?: string; status?: string }[];
  let woken: string[];
  let orphans: number;
  /** Called with the result of each step before the job sees it. */
  let afterStep: () => Promise<void>;
  let steps: number;
  const logger = pino({ level: 'info' }, { write: (line) => lines.push(JSON.parse(line)) });

  beforeAll(async () => {
    dataDir = await mkdtemp(join(tmpdir(), 'halftone-long-jobs-'));
    store = await openSqliteStore({ dataDir });
  });
  afterAll(async () => {
    await store.close();
    await rm(dataDir, { recursive: true, force: true });
  });
  beforeEach(() => {
    lines = [];
    woken = [];
    orphans = 0;
    steps = 0;
    afterStep = async () => {};
    queue = createLocalQueue({ store, logger }, { window: 10, inFlightPerRequest: 10 });
    jobs = createLongJobs({
      store: {
        listAdvancing: store.listAdvancing,
        findRequest: store.findRequest,
        async advance(id) {
          const report = await store.advance(id);
          steps += 1;
          await afterStep();
          return report;
        },
      },
      queue,
      signals: { ...createLocalSignals(), notify: (topic) => woken.push(topic) },
      onOrphans: () => (orphans += 1),
      logger,
    });
  });
  afterEach(async () => {
    await jobs.close();
    await queue.close();
  });

  const statusOf = async (id: string) => (await store.findRequest(null, id))?.status;
  const become = (id: string, status: string) =>
    waitFor(status, async () => ((await statusOf(id)) === status ? true : null));
  const ends = () => lines.filter(({ msg }) => msg === 'request finished');
  const theEnd = () => waitFor('the line of the end', async () => (ends().length > 0 ? true : null));
  async function finish(id: string, count: number, result = failed): Promise<void> {
    const claims = await store.claim(id, count);
    await store.settle(claims.map((claim) => settlementOf(claim, ({ inputUrl }) => result(inputUrl))));
  }

  it('cancels a request that takes several steps, wakes who waits, and logs the end once', async () => {
    const id = await submit(store, products(1_001), { webhook: { ...webhook } });
    await store.cancel('default', id);
    jobs.start(id);
    await theEnd();
    expect(await statusOf(id)).toBe('CANCELED');
    expect(steps).toBe(2);
    expect(ends()).toMatchObject([{ requestId: id, status: 'CANCELED' }]);
    expect(woken.filter((topic) => topic === `request:${id}`)).toHaveLength(2);
    expect(woken).toContain('deliveries');
    expect(orphans).toBe(0);
  });

  it('waits for products in work before a cancel ends', async () => {
    const id = await submit(store, products(2));
    const [claim] = await store.claim(id, 1);
    if (claim === undefined) throw new Error('One was claimed.');
    await store.cancel('default', id);
    jobs.start(id);
    await waitFor('two steps', async () => (steps >= 2 ? true : null));
    expect(await statusOf(id)).toBe('CANCELING');
    await store.release([claim]);
    await become(id, 'CANCELED');
  });

  it('hands a retried request to the queue', async () => {
    const id = await submit(store, products(1));
    await finish(id, 1);
    await store.retry('default', id);
    jobs.start(id);
    const claim = await queue.take(AbortSignal.timeout(30_000));
    expect([claim.product.requestId, claim.product.run]).toEqual([id, 1]);
    expect(ends()).toEqual([]);
  });

  it('tells of orphans when a request is deleted', async () => {
    const id = await submit(store, products(1));
    await store.remove('default', id);
    jobs.start(id);
    await waitFor('orphans', async () => (orphans > 0 ? true : null));
    await waitFor('the last step', async () => ((await store.listAdvancing()).length === 0 ? true : null));
    expect((await store.listOrphans(100)).map(({ key }) => key)).toContain(`upload-${id}`);
  });

  it('goes on with what is asked for while the step that ends the job is under way', async () => {
    const id = await submit(store, products(1));
    await finish(id, 1);
    afterStep = async () => {
      if (steps > 1) return;
      await store.retry('default', id);
      jobs.start(id);
    };
    // Nothing to do yet: the first step says that it was the last.
    jobs.start(id);
    expect((await queue.take(AbortSignal.timeout(30_000))).product.run).toBe(1);
  });

  it('goes on with what an earlier process was at', async () => {
    const ids = [await submit(store, products(1)), await submit(store, products(1))];
    for (const id of ids) await store.cancel('default', id);
    await jobs.resume();
    for (const id of ids) await become(id, 'CANCELED');
  });

  it('goes on after the store was away', async () => {
    const id = await submit(store, products(1_001));
    await store.cancel('default', id);
    afterStep = async () => {
      if (steps === 1) throw new StoreUnavailableError('it is away');
    };
    jobs.start(id);
    await become(id, 'CANCELED');
    expect(lines).toContainEqual(
      expect.objectContaining({ msg: 'a request is waiting for the store', requestId: id }),
    );
  });

  it('ends after the step under way when it is closed, and leaves the rest to the next start', async () => {
    const id = await submit(store, products(1_001));
    await store.cancel('default', id);
    const closing: Promise<void>[] = [];
    afterStep = async () => {
      closing.push(jobs.close());
    };
    jobs.start(id);
    await waitFor('the step', async () => (closing.length === 0 ? null : true));
    await Promise.all(closing);
    expect([steps, await statusOf(id)]).toEqual([1, 'CANCELING']);
    expect(await store.listAdvancing()).toEqual([id]);
    expect(lines.filter(({ msg }) => msg === 'a cancel, retry or delete did not finish')).toEqual([]);
  });
});
