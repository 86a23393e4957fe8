import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pino } from 'pino';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createSettler } from '../../../src/processing/create-settler.ts';
import { createLocalSignals } from '../../../src/signals/local/create-local-signals.ts';
import type { Settlement } from '../../../src/store/settlement.ts';
import { openSqliteStore } from '../../../src/store/sqlite/open-sqlite-store.ts';
import type { Store } from '../../../src/store/store.ts';
import { StoreUnavailableError } from '../../../src/store/store-errors.ts';
import { products, settlementOf, submit, webhook } from '../../contracts/store/store-fixtures.ts';
import { waitFor } from '../../support/wait-for.ts';

describe('storing finished products', () => {
  let dataDir: string;
  let store: Store;
  let lines: { msg: string; requestId?: string; product?: string; tenant?: string }[];
  /** How many products each transaction was asked to store. */
  let transactions: number[];
  let fail: (settlements: readonly Settlement[]) => Error | null;

  beforeAll(async () => {
    dataDir = await mkdtemp(join(tmpdir(), 'halftone-settler-'));
    store = await openSqliteStore({ dataDir });
  });
  afterAll(async () => {
    await store.close();
    await rm(dataDir, { recursive: true, force: true });
  });
  beforeEach(() => {
    lines = [];
    transactions = [];
    fail = () => null;
  });

  function openSettler() {
    const logger = pino({ level: 'info' }, { write: (line) => lines.push(JSON.parse(line)) });
    const signals = createLocalSignals();
    const settle = async (settlements: readonly Settlement[]) => {
      transactions.push(settlements.length);
      const error = fail(settlements);
      if (error !== null) throw error;
      return store.settle(settlements);
    };
    const settler = createSettler({ store: { settle, findRequest: store.findRequest }, signals, logger });
    return { signals, settler };
  }

  const said = (msg: string) => lines.filter((line) => line.msg === msg);
  const statuses = async (id: string) => (await store.readFile(id, 0, 100)).map(({ status }) => status);

  it('stores what comes together in one transaction, wakes who waits, and logs the end once', async () => {
    const ids = [
      await submit(store, products(2), { webhook: { ...webhook } }),
      await submit(store, products(2)),
    ];
    const { signals, settler } = openSettler();
    const woken: string[] = [];
    for (const topic of ['deliveries', `request:${ids[0]}`, `request:${ids[1]}`] as const)
      signals.subscribe(topic, () => woken.push(topic));
    const claims = [...(await store.claim(ids[0] ?? '', 2)), ...(await store.claim(ids[1] ?? '', 1))];
    const stored = claims.map((claim) => settler.settle(settlementOf(claim), claim.owner));
    expect(await Promise.all(stored)).toEqual([true, true, true]);
    expect(transactions).toEqual([3]);
    expect(await statuses(ids[0] ?? '')).toEqual(['SUCCEEDED', 'SUCCEEDED']);
    expect(woken.sort()).toEqual(['deliveries', ...ids.map((id) => `request:${id}`)].sort());
    await waitFor('the line of the end', async () => (said('request finished').length > 0 ? true : null));
    expect(said('request finished').map(({ requestId }) => requestId)).toEqual([ids[0]]);
  });

  it('says false of a result whose claim is another’s by now, and true of the others in its batch', async () => {
    const id = await submit(store, products(2));
    const { settler } = openSettler();
    const [first, second] = await store.claim(id, 2);
    if (first === undefined || second === undefined) throw new Error('Two were claimed.');
    await store.release([first]);
    const [again] = await store.claim(id, 1);
    if (again === undefined) throw new Error('It was free.');
    const stored = [first, second].map((claim) => settler.settle(settlementOf(claim), claim.owner));
    expect(await Promise.all(stored)).toEqual([false, true]);
    expect(await settler.settle(settlementOf(again), again.owner)).toBe(true);
  });

  it('stores the others where one cannot be stored, and says which', async () => {
    const id = await submit(store, products(3), { owner: 'shop' });
    const { settler } = openSettler();
    fail = (all) => (all.some(({ position }) => position === 1) ? new Error('it is no result') : null);
    const claims = await store.claim(id, 3);
    const stored = claims.map((claim) => settler.settle(settlementOf(claim), claim.owner));
    expect(await Promise.all(stored)).toEqual([true, false, true]);
    expect(await statuses(id)).toEqual(['SUCCEEDED', 'PENDING', 'SUCCEEDED']);
    expect(said('storing a result failed')).toMatchObject([
      { requestId: id, product: claims[1]?.product.id, tenant: 'shop' },
    ]);
  });

  it('keeps results while the store is away, and stores them once it is back', async () => {
    const id = await submit(store, products(2));
    const { settler } = openSettler();
    let away = true;
    fail = () => (away ? new StoreUnavailableError('it is away') : null);
    const claims = await store.claim(id, 2);
    const stored = claims.map((claim) => settler.settle(settlementOf(claim), claim.owner));
    await waitFor('a try', async () => (transactions.length > 0 ? true : null));
    expect(said('results are waiting for the store')).toHaveLength(1);
    away = false;
    expect(await Promise.all(stored)).toEqual([true, true]);
    expect(await statuses(id)).toEqual(['SUCCEEDED', 'SUCCEEDED']);
    expect(said('storing a result failed')).toEqual([]);
  });

  it('stores what waits when it is closed', async () => {
    const id = await submit(store, products(1));
    const { settler } = openSettler();
    const [claim] = await store.claim(id, 1);
    if (claim === undefined) throw new Error('One was claimed.');
    const stored = settler.settle(settlementOf(claim), claim.owner);
    await settler.close(60_000);
    expect(await statuses(id)).toEqual(['SUCCEEDED']);
    expect(await stored).toBe(true);
  });

  it('gives up what waits for a store that stays away when it is closed', async () => {
    const id = await submit(store, products(2));
    const { settler } = openSettler();
    fail = () => new StoreUnavailableError('it is away');
    const claims = await store.claim(id, 2);
    const stored = claims.map((claim) => settler.settle(settlementOf(claim), claim.owner));
    await settler.close(1);
    expect(await Promise.all(stored)).toEqual([false, false]);
    expect(await statuses(id)).toEqual(['PENDING', 'PENDING']);
    expect(said('storing a result failed')).toEqual([]);
  });
});
