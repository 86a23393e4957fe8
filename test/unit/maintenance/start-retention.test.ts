import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pino } from 'pino';
import { expect, test } from 'vitest';
import { startRetention } from '../../../src/maintenance/start-retention.ts';
import { openSqliteStore } from '../../../src/store/sqlite/open-sqlite-store.ts';
import { products, settlementOf, submit } from '../../contracts/store/store-fixtures.ts';
import { waitFor } from '../../support/wait-for.ts';

const day = 24 * 3_600_000;

test('deletes what finished longer ago than asked, of every tenant, and nothing else', async () => {
  const dataDir = await mkdtemp(join(tmpdir(), 'halftone-retention-'));
  const store = await openSqliteStore({ dataDir });
  const finish = async (owner: string, days: number) => {
    const id = await submit(store, products(1), { owner });
    const claims = await store.claim(id, 1);
    const at = new Date(Date.now() - days * day);
    await store.settle(claims.map((claim) => settlementOf(claim, undefined, at)));
    return id;
  };
  const old = [await finish('a', 3), await finish('b', 2.1)];
  const young = await finish('a', 1.9);
  const running = await submit(store, products(1), { createdAt: new Date(Date.now() - 9 * day) });
  const retention = startRetention(
    { requests: { delete: store.remove }, store, logger: pino({ level: 'silent' }) },
    2,
  );
  try {
    await waitFor('the old ones to go', async () =>
      (await store.findRequest(null, old[0] ?? '')) === null &&
      (await store.findRequest(null, old[1] ?? '')) === null
        ? true
        : null,
    );
    expect(await store.findRequest(null, young)).not.toBeNull();
    expect(await store.findRequest(null, running)).not.toBeNull();
  } finally {
    await retention.close();
    await store.close();
    await rm(dataDir, { recursive: true, force: true });
  }
});
