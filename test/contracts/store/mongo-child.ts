/**
 * A process that has a MongoDB store open, for tests that stop and kill it. `mongo-child.ts hold URI` owns it and
 * waits; `mongo-child.ts own URI ID` owns it and settles the request; `mongo-child.ts share URI ID` settles it
 * beside others. Prints `open`, then a line for each settle that resolved or was refused, then `done`; or the
 * code of the error that kept it from opening.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import { HalftoneError } from '../../../src/domain/halftone-error.ts';
import { openMongoStore } from '../../../src/store/mongo/open-mongo-store.ts';
import type { Store } from '../../../src/store/store.ts';
import { StoreUnavailableError } from '../../../src/store/store-errors.ts';
import { failed, settlementOf, succeeded } from './store-fixtures.ts';

const [mode, uri = '', id = ''] = process.argv.slice(2);
try {
  const store = await openMongoStore({ uri, shared: mode === 'share' });
  console.log('open');
  if (mode === 'hold') setInterval(() => {}, 1000);
  else await settleAll(store);
} catch (error) {
  console.log(error instanceof HalftoneError ? error.code : String(error));
  process.exitCode = 1;
}

async function settleAll(store: Store): Promise<void> {
  while ((await store.findRequest(null, id))?.finishedAt === null) {
    await settleSome(store);
  }
  console.log('done');
  await store.close();
}

async function settleSome(store: Store): Promise<void> {
  const limit = 1 + Math.floor(Math.random() * 60);
  const claims = await whenAvailable(() => store.claim(id, limit));
  // The work between a claim and its settling takes a while, a different one each time.
  await sleep(Math.random() * 20);
  if (claims.length === 0) return;
  if (Math.random() < 0.1) {
    await whenAvailable(() => store.release(claims));
    return;
  }
  const settlements = claims.map((claim) =>
    settlementOf(claim, ({ inputUrl }) =>
      claim.product.position % 3 === 0 ? failed(inputUrl) : succeeded(inputUrl, 300),
    ),
  );
  const { sequences } = await whenAvailable(() => store.settle(settlements));
  console.log(Math.max(0, ...sequences.map((sequence) => sequence ?? 0)));
}

/** What the settler and the queue do: a store that is away is asked again. */
async function whenAvailable<T>(ask: () => Promise<T>): Promise<T> {
  for (;;) {
    try {
      return await ask();
    } catch (error) {
      if (!(error instanceof StoreUnavailableError)) throw error;
      console.log('refused');
      // Between two tries, as the settler and the queue leave some time.
      await sleep(100);
    }
  }
}
