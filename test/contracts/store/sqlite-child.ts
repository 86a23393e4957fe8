/**
 * A process that owns a store, for tests that kill it. `sqlite-child.ts hold DIR` opens it and waits;
 * `sqlite-child.ts settle DIR ID` claims and settles the request's products until it is killed. Prints `open`,
 * then a line for each settle that resolved; or the code of the error that kept it from opening.
 */
import { HalftoneError } from '../../../src/halftone-error.ts';
import { openSqliteStore } from '../../../src/store/sqlite/open-sqlite-store.ts';
import { failed, settlementOf, succeeded } from './store-fixtures.ts';

const [mode, dataDir = '', id = ''] = process.argv.slice(2);
try {
  const store = await openSqliteStore({ dataDir });
  console.log('open');
  if (mode === 'hold') setInterval(() => {}, 1000);
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
