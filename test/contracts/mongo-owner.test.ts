import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';
import { MongoClient } from 'mongodb';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { entryPoint } from '../../src/installation/entry-point.ts';
import { openMongoStore } from '../../src/store/mongo/open-mongo-store.ts';
import type { Store } from '../../src/store/store.ts';
import { StoreOwnedError, StoreUnavailableError } from '../../src/store/store-errors.ts';
import { findMongoOrSay, type MongoServer, startMongo } from '../support/mongod.ts';
import {
  products,
  publicationOf,
  settlementOf,
  stagedRequest,
  submit,
  sumsOver,
  webhook,
} from './store/store-fixtures.ts';

const source = findMongoOrSay('the ownership of the MongoDB store');
/** As owner-lease.ts has it, milliseconds. */
const leaseTime = 10_000;

describe.skipIf(source === null)('the MongoDB store', () => {
  let server: MongoServer;
  let uri: string;
  const children = new Set<ChildProcess>();

  beforeAll(async () => {
    if (source !== null) server = await startMongo(source);
  });
  afterAll(() => server.stop());
  beforeEach(() => {
    uri = server.database();
  });
  afterEach(async () => {
    for (const child of children) child.kill('SIGKILL');
    children.clear();
    await server.drop(uri);
  });

  function start(...args: string[]) {
    const { url, execArgv } = entryPoint(import.meta.url, './store/mongo-child');
    const child = spawn(process.execPath, [...execArgv, url.pathname, ...args], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    children.add(child);
    const exited = once(child, 'exit');
    const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
    return {
      child,
      async line(): Promise<string> {
        return String((await lines.next()).value);
      },
      async end(signal: NodeJS.Signals): Promise<void> {
        child.kill(signal);
        await exited;
      },
    };
  }

  /** Each product once in the log, counters exact, one delivery for each finishing. */
  async function expectConsistent(store: Store, id: string, count: number): Promise<void> {
    const request = await store.findRequest(null, id);
    const all = await store.readFile(id, 0, count + 1);
    const log = await store.readLog(id, 0, count + 1);
    expect(log.map(({ sequence }) => sequence)).toEqual(Array.from({ length: count }, (_, n) => n + 1));
    expect(new Set(log.map(({ position }) => position)).size).toBe(count);
    expect(request).toMatchObject({
      sequence: count,
      counters: sumsOver(all),
      status: 'COMPLETED_WITH_ERRORS',
    });
    const { totalCount } = await store.listDeliveries(id, { first: 1, after: null, offset: 0 });
    expect(totalCount).toBe(count + 1);
  }

  it('is made once when several open it at once for the first time', async () => {
    const stores = await Promise.all([1, 2, 3, 4].map(() => openMongoStore({ uri, shared: true })));
    const id = await submit(stores[0] as Store, products(3));
    for (const store of stores) expect(await store.readFile(id, 0, 5)).toHaveLength(3);
    await Promise.all(stores.map((store) => store.close()));
    const client = new MongoClient(uri);
    const indexes = await client.db().collection('products').indexes();
    expect(indexes.length).toBe(8);
    const odd = { _id: { request: 'req', position: 1 }, status: 'ODD' };
    await expect(
      client
        .db('')
        .collection('products')
        .insertOne(odd as never),
    ).rejects.toThrow(/validation/i);
    await client.close();
  });

  it('refuses one written by a newer Halftone', async () => {
    await (await openMongoStore({ uri })).close();
    const client = new MongoClient(uri);
    await client
      .db()
      .collection('meta')
      .updateOne({ _id: 'schema' as never }, { $set: { version: 99 } });
    await client.close();
    await expect(openMongoStore({ uri })).rejects.toThrow(/newer version of Halftone/);
  });

  it('refuses a second owner while the first lives, whether that one shares or not', async () => {
    const store = await openMongoStore({ uri });
    await expect(openMongoStore({ uri })).rejects.toThrow(StoreOwnedError);
    await expect(openMongoStore({ uri, shared: true })).rejects.toThrow(/Another Halftone server/);
    await store.ping();
    await store.close();
    await (await openMongoStore({ uri })).close();
  });

  it('is taken over within one lease of a killed owner, who had what it had claimed', async () => {
    const setup = await openMongoStore({ uri });
    const id = await submit(setup, products(2000), { webhook });
    await setup.close();
    const owner = start('own', uri, id);
    for (let line = 0; line < 5; line += 1) await owner.line();
    await owner.end('SIGKILL');
    const before = performance.now();
    const store = await openMongoStore({ uri });
    expect(performance.now() - before).toBeLessThan(leaseTime + 2_000);
    await finish(store, id);
    await expectConsistent(store, id, 2000);
    await store.close();
  }, 60_000);

  async function finish(store: Store, id: string): Promise<void> {
    for (;;) {
      const claims = await store.claim(id, 200);
      if (claims.length === 0) return;
      await store.settle(claims.map((claim) => settlementOf(claim)));
    }
  }

  it('refuses every write of an owner that slept through its lease, and lets it take over later', async () => {
    const first = await openMongoStore({ uri });
    const id = await submit(first, products(4), { webhook });
    const claims = await first.claim(id, 2);
    const [settled] = claims;
    if (settled === undefined) throw new Error('nothing was claimed');
    await first.settle([settlementOf(settled)]);
    const staged = stagedRequest();
    await first.stage(staged);
    await forgetHolder();
    const second = await openMongoStore({ uri });
    const search = { filter: { search: 'product' }, order: 'FILE' } as const;
    const page = { first: 5, after: null, offset: 0 };
    // What `first` left to be filled behind its upload is filled, so that nobody fills what is forgotten now.
    await second.listProducts(id, search, page);
    await forgetWords(id);
    const delivery = (await second.dueDeliveries(new Date(), 1))[0]?.id ?? '';
    const attempt = { at: new Date(), statusCode: 200, duration: 1, response: null, error: null };
    const before = await second.findRequest(null, id);
    const writes = [
      () => first.settle(claims.slice(1).map((claim) => settlementOf(claim))),
      () => first.claim(id, 1),
      () => first.release(claims),
      () => first.stage(stagedRequest()),
      () => first.stageProducts(staged.id, products(1)),
      () => first.publish(staged.id, publicationOf([])),
      () => first.discard(staged.id),
      () => first.sweepStaged(),
      () => first.recordAttempt(delivery, attempt, { status: 'DELIVERED', nextAttemptAt: null }),
      () => first.disableWebhook(id, new Date(), 'no'),
      () => first.secret('new', 'value'),
      () => first.listProducts(id, search, page),
    ];
    for (const write of writes) await expect(write()).rejects.toThrow(StoreUnavailableError);
    await expect.poll(() => first.ping().then(String, String), { timeout: 5000 }).toContain('taken it over');
    expect(await second.findRequest(null, id)).toEqual(before);
    expect(await second.findDelivery(null, delivery)).toMatchObject({ status: 'PENDING', attempts: [] });
    expect(await second.listProducts(id, search, page)).toMatchObject({ totalCount: 4 });
    expect((await second.claim(id, 5)).map(({ product }) => product.position)).toEqual([1, 2, 3]);
    await second.close();
    await expect.poll(() => first.ping().then(String, String), { timeout: 5000 }).toBe('undefined');
    const again = await first.claim(id, 5);
    expect(again.map(({ product }) => product.position)).toEqual([1, 2, 3]);
    await first.settle(again.map((claim) => settlementOf(claim)));
    expect(await first.findRequest(null, id)).toMatchObject({ status: 'COMPLETED', sequence: 4 });
    await first.close();
  });

  /** The request as it is right after it was published. */
  async function forgetWords(id: string): Promise<void> {
    const client = new MongoClient(uri);
    const db = client.db();
    await db.collection('unsearchable').insertOne({ _id: id as never, from: 0 });
    await db.collection('products').updateMany({ '_id.request': id }, { $unset: { words: 1 } });
    await client.close();
  }

  /** What a lease's end looks like to the next owner, without waiting for it. */
  async function forgetHolder(): Promise<void> {
    const client = new MongoClient(uri);
    await client
      .db()
      .collection('meta')
      .updateOne({ _id: 'owner' as never }, { $set: { holders: [] } });
    await client.close();
  }

  /** A renewal that the paused owner had sent already may still arrive, once, and looks like life. */
  async function openOncePaused(): Promise<Store> {
    return openMongoStore({ uri }).catch((error: unknown) => {
      if (error instanceof StoreOwnedError) return openMongoStore({ uri });
      throw error;
    });
  }

  it('loses and doubles nothing when an owner is paused past its lease in the middle of its work', async () => {
    const setup = await openMongoStore({ uri });
    const id = await submit(setup, products(3000), { webhook });
    await setup.close();
    const paused = start('own', uri, id);
    for (let line = 0; line < 6; line += 1) await paused.line();
    paused.child.kill('SIGSTOP');
    const store = await openOncePaused();
    const claims = await store.claim(id, 200);
    paused.child.kill('SIGCONT');
    for (let line = ''; line !== 'refused'; line = await paused.line()) expect(line).not.toBe('done');
    await store.settle(claims.map((claim) => settlementOf(claim)));
    await finish(store, id);
    await expectConsistent(store, id, 3000);
    await store.close();
    await paused.end('SIGKILL');
  }, 90_000);

  it('numbers without gaps or doubles when four processes settle one request and are killed', async () => {
    const count = 5000;
    const setup = await openMongoStore({ uri, shared: true });
    const id = await submit(setup, products(count), { webhook });
    const sharers = [1, 2, 3, 4].map(() => start('share', uri, id));
    for (let kill = 0; kill < 4; kill += 1) {
      const victim = sharers[kill];
      for (let line = 0; line < 4; line += 1) await victim?.line();
      // Killed at a random moment of its work: no condition says which moments matter.
      await sleep(Math.random() * 300);
      await victim?.end('SIGKILL');
      sharers.push(start('share', uri, id));
    }
    let seen = 0;
    for (let finished = false; !finished; ) {
      // Who has read a number never finds a smaller one later.
      const log = await setup.readLog(id, seen, 1000);
      expect(log.map(({ sequence }) => sequence)).toEqual(log.map((_, n) => seen + n + 1));
      seen += log.length;
      finished = seen === count;
      // Between two looks at the log, so that the sharers have the server to themselves.
      await sleep(20);
    }
    await expectConsistent(setup, id, count);
    await setup.close();
  }, 120_000);
});
