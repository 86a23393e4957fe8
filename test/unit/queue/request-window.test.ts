import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pino } from 'pino';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createFairBacklog } from '../../../src/concurrency/fair-backlog.ts';
import { createTaskGroup } from '../../../src/concurrency/task-group.ts';
import { createRequestWindow } from '../../../src/queue/local/request-window.ts';
import type { Claim } from '../../../src/store/settlement.ts';
import { openSqliteStore } from '../../../src/store/sqlite/open-sqlite-store.ts';
import type { Store } from '../../../src/store/store.ts';
import { StoreUnavailableError } from '../../../src/store/store-errors.ts';
import { products, settlementOf, submit } from '../../contracts/store/store-fixtures.ts';
import { waitFor } from '../../support/wait-for.ts';

describe('the part of a request that the queue holds', () => {
  let dataDir: string;
  let store: Store;
  beforeAll(async () => {
    dataDir = await mkdtemp(join(tmpdir(), 'halftone-window-'));
    store = await openSqliteStore({ dataDir });
  });
  afterAll(async () => {
    await store.close();
    await rm(dataDir, { recursive: true, force: true });
  });

  /** A window of four products, two of which may be out, over a request of `count`. */
  async function open(count: number, claim: (id: string, limit: number) => Promise<Claim[]> = store.claim) {
    const requestId = await submit(store, products(count));
    const held = createFairBacklog<Claim>();
    const calls = createTaskGroup();
    const seen = { asked: 0, filled: 0, idle: 0, back: [] as number[] };
    const window = createRequestWindow(
      {
        store: {
          claim(id, limit) {
            seen.asked += 1;
            return claim(id, limit);
          },
        },
        logger: pino({ level: 'silent' }),
        held,
        calls,
        giveBack: (claims) => void seen.back.push(...claims.map(({ product }) => product.position)),
        onFilled: () => (seen.filled += 1),
        onIdle: () => (seen.idle += 1),
      },
      { requestId, owner: 'default', window: 4, inFlightPerRequest: 2 },
    );
    const path = ['default', requestId];
    const handOut = () => {
      const claim = held.take();
      if (claim !== undefined) window.handedOut();
      return claim;
    };
    const settle = async (claim: Claim) => {
      await store.settle([settlementOf(claim)]);
      window.done();
    };
    return { requestId, window, calls, seen, settle, handOut, holds: () => held.count(path) };
  }

  it('asks for more when half of it is gone, and not before', async () => {
    const { window, calls, seen, handOut, holds } = await open(20);
    window.add();
    await calls.settled();
    expect([seen.asked, holds()]).toEqual([1, 4]);
    handOut();
    await calls.settled();
    expect([seen.asked, holds()]).toEqual([1, 3]);
    handOut();
    await calls.settled();
    expect([seen.asked, holds(), seen.filled]).toEqual([2, 6, 2]);
  });

  it('has as many out as may be', async () => {
    const { window, calls, handOut } = await open(4);
    window.add();
    await calls.settled();
    handOut();
    expect(window.mayHandOut()).toBe(true);
    handOut();
    expect(window.mayHandOut()).toBe(false);
    window.done();
    expect(window.mayHandOut()).toBe(true);
  });

  it('is idle once nothing is held or out and the store has no more', async () => {
    const { window, calls, seen, settle, handOut } = await open(2);
    window.add();
    await calls.settled();
    const claims = [handOut(), handOut()].filter((claim) => claim !== undefined);
    expect([claims.length, seen.idle]).toEqual([2, 0]);
    for (const [n, claim] of claims.entries()) {
      await settle(claim);
      expect(seen.idle).toBe(n);
    }
    // It was asked for four and gave two: there was no need to ask again.
    expect(seen.asked).toBe(1);
  });

  it('looks again for what became pending while the store was asked', async () => {
    let whileAsked = (): void => {};
    const { window, calls, seen } = await open(1, async (id, limit) => {
      const claims = await store.claim(id, limit);
      whileAsked();
      return claims;
    });
    whileAsked = () => {
      whileAsked = () => {};
      window.add();
    };
    window.add();
    await calls.settled();
    await waitFor('the second look', async () => (seen.asked === 2 ? true : null));
  });

  it('gives back what is held when it is removed, aborts what is out, and begins anew when it is added', async () => {
    const { window, calls, seen, handOut, holds } = await open(4);
    window.add();
    await calls.settled();
    const out = handOut();
    const signal = window.signal();
    expect([out?.product.position, signal.aborted]).toEqual([0, false]);
    window.remove();
    expect([signal.aborted, holds(), seen.back, seen.idle]).toEqual([true, 0, [1, 2, 3], 0]);
    window.done();
    expect([seen.asked, seen.idle]).toEqual([1, 1]);
    window.add();
    expect([signal.aborted, window.signal().aborted]).toEqual([true, false]);
    await calls.settled();
    expect(seen.asked).toBe(2);
  });

  it('gives back what the store gives after it was removed', async () => {
    const { window, calls, seen, holds } = await open(2);
    window.add();
    window.remove();
    await calls.settled();
    expect([holds(), seen.back, seen.idle]).toEqual([0, [0, 1], 1]);
  });

  it('asks again by itself after the store was away', async () => {
    let away = true;
    const { window, seen, holds } = await open(2, async (id, limit) => {
      if (!away) return store.claim(id, limit);
      away = false;
      throw new StoreUnavailableError('it is away');
    });
    window.add();
    await waitFor('the products', async () => (holds() === 2 ? true : null));
    expect([seen.asked, seen.idle]).toEqual([2, 0]);
  });

  it('asks no more once it is closed, and lets go of what it holds', async () => {
    const { window, calls, seen, handOut, holds } = await open(20);
    window.add();
    await calls.settled();
    window.close();
    for (let n = 0; n < 3; n += 1) handOut();
    window.add();
    await calls.settled();
    expect(seen.asked).toBe(1);
    expect(window.drain().map(({ product }) => product.position)).toEqual([3]);
    expect(holds()).toBe(0);
  });
});
