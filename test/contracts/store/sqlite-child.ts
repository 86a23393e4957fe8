/**
 * A process that owns a store, for tests that kill it. `sqlite-child.ts hold DIR` opens it and waits;
 * `sqlite-child.ts fill DIR` stages until the disk is full; `sqlite-child.ts settle DIR ID` claims and settles the request's products until it is killed. Prints `open`,
 * then a line for each settle that resolved; or the code of the error that kept it from opening.
 */
import { HalftoneError } from '../../../src/domain/halftone-error.ts';
import { openSqliteStore } from '../../../src/store/sqlite/open-sqlite-store.ts';
import {
  failed,
  products,
  settlementOf,
  stagedProduct,
  stagedRequest,
  submit,
  succeeded,
} from './store-fixtures.ts';

const [mode, dataDir = '', id = ''] = process.argv.slice(2);
try {
  const store = await openSqliteStore({ dataDir });
  console.log('open');
  if (mode === 'hold') setInterval(() => {}, 1000);
  if (mode === 'fill') {
    const submitted = await submit(store, products(3));
    const claims = await store.claim(submitted, 3);
    const large = stagedRequest();
    await store.stage(large);
    const name = 'x'.repeat(200);
    for (let from = 0; from < 100_000; from += 1000) {
      const batch = Array.from({ length: 1000 }, (_, n) => stagedProduct(from + n, { name }));
      try {
        await store.stageProducts(large.id, batch);
      } catch (error) {
        console.log(error instanceof HalftoneError ? error.code : String(error));
        break;
      }
    }
    console.log((await store.findRequest(null, submitted))?.counters.products);
    await store.settle(claims.map((claim) => settlementOf(claim))).catch(() => {});
    await store.close();
    console.log('closed');
  }
  for (let settled = 0; mode === 'settle'; ) {
    const claims = await store.claim(id, 7);
    if (claims.length === 0) break;
    const report = await store.settle(
      claims.map((claim) =>
        settlementOf(claim, ({ inputUrl }) =>
          claim.product.position % 3 === 0 ? failed(inputUrl) : succeeded(inputUrl, 300),
        ),
      ),
    );
    settled = Math.max(settled, ...report.sequences.map((sequence) => sequence ?? 0));
    console.log(settled);
  }
} catch (error) {
  console.log(error instanceof HalftoneError ? error.code : String(error));
  process.exitCode = 1;
}
