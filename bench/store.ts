import { mkdtemp, readdir, rm, stat } from 'node:fs/promises';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Image } from '../src/domain/image.ts';
import { openMongoStore } from '../src/store/mongo/open-mongo-store.ts';
import { openSqliteStore } from '../src/store/sqlite/open-sqlite-store.ts';
import type { Store } from '../src/store/store.ts';
import { settlementOf, stagedProduct, submit, succeeded } from '../test/contracts/store/store-fixtures.ts';
import { storesFor } from '../test/support/stores.ts';
import type { BenchOptions } from './bench-options.ts';
import { childCpuSeconds } from './child-cpu.ts';
import { makeImages } from './make-images.ts';
import { startSharpAlone } from './start-sharp-alone.ts';

const products = 100_000;
const settled = 20_000;

/**
 * What the store costs, SQLite and MongoDB side by side: staging, indexing the words (a search waits for it), claiming and settling in batches of 200, the
 * status of a large request, and the server's CPU in the store as a share of a run over photographs.
 */
export async function storeBench(options: BenchOptions): Promise<void> {
  const photograph = await cpuOfPhotograph(options);
  for (const { store, start } of storesFor('the store’s cost')) {
    const folder = await mkdtemp(join(tmpdir(), 'halftone-bench-'));
    const place = await start();
    const uri = place.environment['MONGODB_URI'];
    const open =
      uri === undefined ? await openSqliteStore({ dataDir: folder }) : await openMongoStore({ uri });
    try {
      console.log(`${store.padEnd(8)} ${await measure(open, photograph)}`);
    } finally {
      await open.close();
      await place.remove();
      await rm(folder, { recursive: true });
    }
  }
}

async function measure(store: Store, photograph: number): Promise<string> {
  const staging = performance.now();
  const id = await submit(
    store,
    Array.from({ length: products }, (_, position) => stagedProduct(position)),
  );
  const staged = products / seconds(staging);

  const filling = performance.now();
  await store.listProducts(
    id,
    { filter: { search: 'product' }, order: 'FILE' },
    { first: 1, after: null, offset: 0 },
  );
  const searchable = seconds(filling);

  const cpu = process.cpuUsage();
  const settling = performance.now();
  for (let done = 0; done < settled; done += 200) {
    const claims = await store.claim(id, 200);
    await store.settle(
      claims.map((claim) =>
        settlementOf(claim, ({ inputUrl }) => compressed(inputUrl, claim.product.position)),
      ),
    );
  }
  const rate = settled / seconds(settling);
  const { user, system } = process.cpuUsage(cpu);
  const perProduct = (user + system) / 1e6 / settled;

  const times: number[] = [];
  for (let read = 0; read < 500; read += 1) {
    const before = performance.now();
    await store.findRequest(null, id);
    times.push(performance.now() - before);
  }
  times.sort((a, b) => a - b);
  const share = perProduct / (perProduct + photograph);
  return (
    `staged ${Math.round(staged)}/s, searchable ${searchable.toFixed(1)} s later, claimed and settled ${Math.round(rate)}/s, ` +
    `status of ${products} products p50 ${times[250]?.toFixed(2)} ms, p99 ${times[495]?.toFixed(2)} ms, ` +
    `server CPU ${(perProduct * 1000).toFixed(2)} ms a product: ${(share * 100).toFixed(1)}% beside a photograph's ${(photograph * 1000).toFixed(0)} ms`
  );
}

/** An image with an output of its own: as many references and results are written as products. */
function compressed(inputUrl: string, position: number): Image {
  const image = succeeded(inputUrl, 400 + (position % 200));
  if (image.status !== 'SUCCEEDED') throw new Error('it has not succeeded');
  return { ...image, result: { ...image.result, key: `key-${position}` } };
}

/** CPU seconds that sharp alone needs for one photograph at quality 50. */
async function cpuOfPhotograph({ corpus }: BenchOptions): Promise<number> {
  const folder = await mkdtemp(join(tmpdir(), 'halftone-bench-'));
  const source = corpus ?? (await makeImages(folder));
  const names = (await readdir(source)).filter((name) => /\.jpe?g$/i.test(name));
  const sizes = await Promise.all(names.map(async (name) => (await stat(join(source, name))).size));
  const alone = await startSharpAlone(availableParallelism());
  const pairs = names.map((name, index) => ({
    input: join(source, name),
    output: join(folder, `out-${index}`),
  }));
  await alone.run(pairs, 50);
  const before = await childCpuSeconds();
  await alone.run(pairs, 50);
  const used = (await childCpuSeconds()) - before;
  alone.close();
  await rm(folder, { recursive: true });
  const average = sizes.reduce((sum, size) => sum + size, 0) / sizes.length;
  console.log(`photographs of ${(average / 1000).toFixed(0)} kB on average`);
  return used / names.length;
}

function seconds(since: number): number {
  return (performance.now() - since) / 1000;
}
