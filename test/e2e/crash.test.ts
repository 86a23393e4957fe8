import { expect, test } from 'vitest';
import { crashRounds } from '../crash/crash-rounds.ts';
import { storesFor } from '../support/stores.ts';

// The long round is `npm run test:crash`.
test.each(storesFor('the crash round'))(
  'killed at random moments, nothing is lost on $store',
  {
    timeout: 240_000,
  },
  async ({ start }) => {
    const seed = Math.floor(Math.random() * 2 ** 31);
    const store = await start();
    try {
      const lines: string[] = [];
      const log = (line: string) => lines.push(line);
      const violations = await crashRounds(store, { seed, kills: 5, rest: 90_000, log });
      expect(violations, `seed ${seed}`).toEqual([]);
    } finally {
      await store.remove();
    }
  },
);
