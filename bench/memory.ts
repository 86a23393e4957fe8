import { execFile, fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { entryPoint } from '../src/installation/entry-point.ts';
import { make24Megapixels, make50Megapixels } from './make-large-images.ts';
import { makeMixedImages } from './make-mixed-images.ts';
import { type BenchServer, startBenchServer } from './start-bench-server.ts';
import { type TreeMemory, treeMemory, watchTreeMemory } from './tree-memory.ts';

const threads = 2;
const large = 24;
const mixed = 5_000;
const chunk = 500;

/**
 * Memory of the whole product, as `npm start` runs it (server and pool), while catalogues are worked off over HTTP:
 * large photographs, the heaviest kinds at the limit of 50 megapixels, and thousands of small images in a row.
 */
export async function memoryBench(): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'halftone-bench-'));
  const pictures = join(folder, 'images');
  await mkdir(pictures);
  await build();
  const { url, execArgv } = entryPoint(import.meta.url, './serve-files');
  const images = fork(fileURLToPath(url), [pictures], { execArgv });
  const [port] = (await once(images, 'message')) as [number];
  let asked = 0;
  const catalogue = (names: readonly string[], count: number): string =>
    `Image\n${Array.from({ length: count }, (_, i) => `http://127.0.0.1:${port}/${names[i % names.length]}?${asked++}`).join('\n')}\n`;
  /** Each part on a server of its own, so that none starts with what another left. */
  const part = async (name: string, measure: (server: BenchServer) => Promise<void>): Promise<void> => {
    console.log(name);
    const data = join(folder, `data-${asked}`);
    const server = await startBenchServer(data, { COMPRESSION_THREADS: String(threads) }, [
      'dist/cli/halftone.js',
      'serve',
    ]);
    try {
      console.log(line('idle', await treeMemory(server.pid)));
      await measure(server);
    } finally {
      await server.stop();
      await rm(data, { recursive: true });
    }
  };
  try {
    const photographs = await make24Megapixels(pictures);
    await part(`${large} photographs of 24 megapixels, JPEG 4:2:0`, (server) =>
      report('FAST', server, catalogue(photographs, large)),
    );
    const kinds = await make50Megapixels(pictures);
    await part('50 megapixels', async (server) => {
      for (const [kind, name] of Object.entries(kinds))
        await report(kind, server, catalogue([name], 3 * threads));
      await report('all kinds', server, catalogue(Object.values(kinds), 2 * Object.keys(kinds).length));
    });
    const small = await makeMixedImages(pictures);
    await part(`${mixed} mixed images`, async (server) => {
      for (let done = chunk; done <= mixed; done += chunk)
        await report(`to ${done}`, server, catalogue(small, chunk));
    });
  } finally {
    images.kill();
    await rm(folder, { recursive: true });
  }
}

/** Prints the highest seen until the catalogue's request is finished, and what is left of it two seconds later. */
async function report(name: string, server: BenchServer, csv: string): Promise<void> {
  const watch = watchTreeMemory(server.pid);
  const start = performance.now();
  await server.process(csv, {});
  const seconds = (performance.now() - start) / 1000;
  const peak = await watch.stop();
  await sleep(2000);
  console.log(
    `${line(name, peak)}  afterwards ${megabytes((await treeMemory(server.pid)).rss)} MB  ${seconds.toFixed(1)} s`,
  );
}

function line(name: string, { rss, pss }: TreeMemory): string {
  return `  ${name.padEnd(18)} ${megabytes(rss).padStart(5)} MB resident, ${megabytes(pss).padStart(5)} MB where what is shared counts once`;
}

function megabytes(bytes: number): string {
  return (bytes / 1e6).toFixed(0);
}

/** What `npm start` runs: TypeScript's loader, in each process, would count as the product's memory. */
async function build(): Promise<void> {
  const script = fileURLToPath(new URL('../scripts/build.js', import.meta.url));
  await promisify(execFile)(process.execPath, [script, '--if-changed', 'server']);
}
