import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { entryPoint } from '../../src/installation/entry-point.ts';
import { openConnection } from '../../src/store/sqlite/connection.ts';
import { migrate } from '../../src/store/sqlite/migrations/migrate.ts';
import { openSqliteStore } from '../../src/store/sqlite/open-sqlite-store.ts';
import { countStatement, everyProductList, pageStatement } from '../../src/store/sqlite/product-lists.ts';
import { statements } from '../../src/store/sqlite/statements.ts';
import { StoreOwnedError, StoreUnavailableError } from '../../src/store/store-errors.ts';
import { products, settlementOf, stagedRequest, submit, sumsOver, webhook } from './store/store-fixtures.ts';
import { storeContract } from './store-contract.ts';

function makeFolder(): Promise<string> {
  return mkdtemp(join(tmpdir(), 'halftone-store-'));
}

storeContract('SQLite', async () => {
  const dataDir = await makeFolder();
  return {
    open: () => openSqliteStore({ dataDir }),
    remove: () => rm(dataDir, { recursive: true, force: true }),
  };
});

describe('the SQLite store', () => {
  let dataDir: string;
  let child: ChildProcess | undefined;

  beforeEach(async () => {
    dataDir = await makeFolder();
  });
  afterEach(async () => {
    child?.kill('SIGKILL');
    child = undefined;
    await rm(dataDir, { recursive: true, force: true });
  });

  /** The child and the lines it prints. */
  function startChild(...args: string[]): AsyncIterator<string> {
    const { url, execArgv } = entryPoint(import.meta.url, './store/sqlite-child');
    const started = spawn(process.execPath, [...execArgv, url.pathname, ...args], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    child = started;
    return createInterface({ input: started.stdout })[Symbol.asyncIterator]();
  }

  /** As startChild, on a disk that has no room past 3 MB (dash counts files in 512 bytes). */
  function startChildOnSmallDisk(...args: string[]): AsyncIterator<string> {
    const { url, execArgv } = entryPoint(import.meta.url, './store/sqlite-child');
    const command = [process.execPath, ...execArgv, url.pathname, ...args];
    const started = spawn('sh', ['-c', 'trap "" XFSZ; ulimit -f 6000; exec "$@"', 'sh', ...command], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    child = started;
    return createInterface({ input: started.stdout })[Symbol.asyncIterator]();
  }

  async function kill(): Promise<void> {
    if (child === undefined) return;
    const exited = once(child, 'exit');
    child.kill('SIGKILL');
    await exited;
  }

  it('belongs to one process, and is free again at once when that is killed', async () => {
    const lines = startChild('hold', dataDir);
    expect((await lines.next()).value).toBe('open');
    await expect(openSqliteStore({ dataDir })).rejects.toThrow(StoreOwnedError);
    await kill();
    const store = await openSqliteStore({ dataDir });
    await store.ping();
    await expect(openSqliteStore({ dataDir })).rejects.toThrow(/DATA_DIR/);
    const second = startChild('hold', dataDir);
    expect((await second.next()).value).toBe('STORE_OWNED');
    await store.ping();
    await store.close();
  });

  it('keeps its promises when it is killed in the middle of settles', async () => {
    const first = await openSqliteStore({ dataDir });
    const id = await submit(first, products(3000), { webhook });
    await first.close();
    let told = 0;
    for (let round = 1; round <= 3; round += 1) {
      const lines = startChild('settle', dataDir, id);
      expect((await lines.next()).value).toBe('open');
      for (let settles = 0; settles < 8 * round; settles += 1) told = Number((await lines.next()).value);
      await kill();
    }
    const store = await openSqliteStore({ dataDir });
    const all = await store.readFile(id, 0, 5000);
    const request = await store.findRequest(null, id);
    const log = await store.readLog(id, 0, 5000);
    expect(told).toBeGreaterThan(0);
    expect(log.length).toBeGreaterThanOrEqual(told);
    expect(log.map(({ sequence }) => sequence)).toEqual(log.map((_, n) => n + 1));
    expect(new Set(log.map(({ position }) => position)).size).toBe(log.length);
    expect(request).toMatchObject({ sequence: log.length, counters: sumsOver(all) });
    const { totalCount } = await store.listDeliveries(id, { first: 1, after: null, offset: 0 });
    expect(totalCount).toBe(log.length);
    const free = await store.claim(id, 5000);
    expect(free).toHaveLength(3000 - log.length);
    await store.close();
  });

  it('says what is wrong with a folder that it cannot use', async () => {
    const file = join(dataDir, 'file');
    await writeFile(file, 'not a folder');
    await expect(openSqliteStore({ dataDir: join(file, 'data') })).rejects.toThrow(/DATA_DIR/);
    await writeFile(
      join(dataDir, 'halftone.db'),
      'not a database, and longer than the header of one'.repeat(20),
    );
    const opening = openSqliteStore({ dataDir });
    await expect(opening).rejects.toThrow(StoreUnavailableError);
    await expect(opening).rejects.toThrow(/backup/);
    await expect(opening).rejects.not.toThrow(new RegExp(dataDir));
  });

  it('rejects what it cannot write and changes nothing, then goes on', async () => {
    const store = await openSqliteStore({ dataDir });
    const id = await submit(store, products(2));
    const claims = await store.claim(id, 2);
    const before = await store.findRequest(null, id);
    const intruder = openConnection(join(dataDir, 'halftone.db'));
    intruder.exec('BEGIN IMMEDIATE');
    const refused = store.settle(claims.map((claim) => settlementOf(claim)));
    await expect(refused).rejects.toThrow(StoreUnavailableError);
    await expect(store.ping()).rejects.toThrow(StoreUnavailableError);
    await expect(store.stage(stagedRequest())).rejects.toThrow(StoreUnavailableError);
    expect(await store.findRequest(null, id)).toEqual(before);
    intruder.exec('ROLLBACK');
    intruder.close();
    await store.ping();
    expect((await store.settle(claims.map((claim) => settlementOf(claim)))).sequences).toEqual([1, 2]);
    await store.close();
  });

  it('refuses an upload that the disk has no room for, answers meanwhile, and opens again', async () => {
    const lines = startChildOnSmallDisk('fill', dataDir);
    const said: unknown[] = [];
    for (let line = 0; line < 4; line += 1) said.push((await lines.next()).value);
    expect(said).toEqual(['open', 'STORE_UNAVAILABLE', '3', 'closed']);
    const store = await openSqliteStore({ dataDir });
    const [upload, ...more] = await store.sweepStaged();
    expect(upload).toMatch(/^upload-req_/);
    expect(more).toEqual([]);
    const [request] = (await store.listRequests('default', null, { first: 5, after: null, offset: 0 })).items;
    const all = await store.readFile(request?.item.id ?? '', 0, 5);
    expect(all).toHaveLength(3);
    expect(request?.item.counters).toEqual(sumsOver(all));
    await store.close();
  });

  it('notices that its database is gone', async () => {
    const store = await openSqliteStore({ dataDir });
    await rm(join(dataDir, 'halftone.db'));
    expect(existsSync(dataDir)).toBe(true);
    await expect(store.ping()).rejects.toThrow(/missing/);
    await store.close();
  });
});

describe('every statement of the SQLite store', () => {
  const lists = everyProductList();
  const db = openConnection(':memory:');
  migrate(db);

  function plan(sql: string): string[] {
    return db.all<{ detail: string }>(`EXPLAIN QUERY PLAN ${sql}`, []).map(({ detail }) => detail);
  }

  /** Tables that grow; FTS and json_each are virtual tables and say SCAN for a lookup too. */
  const growing = /^SCAN (?!.*VIRTUAL TABLE)(?!\(subquery|CONSTANT ROW)/;

  it.each(Object.entries(statements))('%s reads ranges of indexes and sorts nothing', (_, sql) => {
    const steps = plan(sql);
    expect(steps.filter((step) => growing.test(step) && !isShort(step))).toEqual([]);
    expect(steps.filter((step) => step.includes('TEMP B-TREE'))).toEqual([]);
  });

  /** Partial indexes that hold only what is left to do, read whole on purpose. */
  function isShort(step: string): boolean {
    return /(USING (COVERING )?INDEX (requests_unfinished|requests_unsearchable|requests_closing|requests_canceling|requests_retrying|deliveries_due)|SCAN leftovers)$/.test(
      step,
    );
  }

  it.each(lists.map((list) => [JSON.stringify(list), list] as const))('list %s', (_, list) => {
    const steps = [...plan(pageStatement(list)), ...plan(countStatement(list))];
    expect(steps.filter((step) => growing.test(step))).toEqual([]);
    // What a search finds comes in file order; any other order of it has to be sorted.
    const sorts = list.search !== null && list.order !== 'FILE';
    expect(steps.some((step) => step.includes('TEMP B-TREE'))).toBe(sorts);
  });
});
