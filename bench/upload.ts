import { once } from 'node:events';
import { createReadStream, createWriteStream } from 'node:fs';
import { mkdtemp, readFile, rm, stat } from 'node:fs/promises';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { pipeline } from 'node:stream/promises';
import { Worker } from 'node:worker_threads';
import { parse } from 'fast-csv';
import { startServer } from '../test/support/start-server.ts';
import { storesFor } from '../test/support/stores.ts';
import type { BenchOptions } from './bench-options.ts';
import { catalogueOf } from './catalogue.ts';

const rows = 1_000_000;

/**
 * The upload of a catalogue of a million rows to a real server, until `uploadCsv` answers, against fast-csv alone
 * on the same file in the same run; the server's growth of memory, and how fast it answers meanwhile.
 */
export async function uploadBench({ rounds }: BenchOptions): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'halftone-bench-'));
  try {
    const file = join(folder, 'catalogue.csv');
    await pipeline(Readable.from(catalogueOf(rows)), createWriteStream(file));
    console.log(`${rows} rows, ${((await stat(file)).size / 1e6).toFixed(0)} MB`);
    for (const { store, start } of storesFor('the upload')) {
      for (let round = 0; round < rounds; round++) {
        const place = await start();
        const dataDir = join(folder, `${store}-${round}`);
        const server = await startServer({ ...place.environment, DATA_DIR: dataDir, LOG_LEVEL: 'info' });
        try {
          const small = await upload(
            server.url,
            Readable.from(['Images\nhttps://images.shop.example/1.jpg\n']),
          );
          const idle = watch(server.url, small);
          const alone = await timed(() => parseAlone(file));
          const quiet = await idle.stop();
          const memory = await watchMemory(server.pid);
          const busy = watch(server.url, small);
          const whole = await timed(() =>
            upload(server.url, createReadStream(file, { highWaterMark: 1 << 18 })),
          );
          const latencies = await busy.stop();
          console.log(
            `${store}: fast-csv alone ${(alone / 1000).toFixed(1)} s, upload ${(whole / 1000).toFixed(1)} s: ${(alone / whole).toFixed(2)} of its speed; ` +
              `memory +${(memory.stop() / 1e6).toFixed(0)} MB; requestStatus meanwhile ${shown(latencies)}, before ${shown(quiet)}`,
          );
        } finally {
          await server.kill();
          await place.remove();
        }
      }
    }
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function parseAlone(file: string): Promise<void> {
  let read = 0;
  await new Promise<void>((resolve, reject) => {
    createReadStream(file)
      .pipe(parse({ headers: true }))
      .on('error', reject)
      .on('data', () => {
        read += 1;
      })
      .on('end', () => resolve());
  });
  if (read !== rows) throw new Error(`fast-csv read ${read} rows`);
}

/** Returns the request's id. */
async function upload(url: string, file: Readable): Promise<string> {
  const query =
    'mutation ($file: Upload!) { uploadCsv(file: $file) { __typename ... on Request { id } ... on Error { message } } }';
  const part = (name: string, more = '') =>
    `--x\r\ncontent-disposition: form-data; name="${name}"${more}\r\n\r\n`;
  async function* body() {
    yield `${part('operations')}${JSON.stringify({ query, variables: { file: null } })}\r\n`;
    yield `${part('map')}{"0":["variables.file"]}\r\n${part('0', '; filename="catalogue.csv"')}`;
    yield* file;
    yield '\r\n--x--\r\n';
  }
  const headers = { 'content-type': 'multipart/form-data; boundary=x', 'graphql-require-preflight': '1' };
  const answer = await new Promise<string>((resolve, reject) => {
    const sent = request(`${url}/graphql`, { method: 'POST', headers }, (response) =>
      resolve(text(response)),
    );
    sent.on('error', reject);
    pipeline(Readable.from(body()), sent).catch(reject);
  });
  const id = /"id":"([^"]+)"/.exec(answer)?.[1];
  if (id === undefined) throw new Error(answer);
  return id;
}

/** How fast the server answers, seen by a thread of its own: this one is busy with the upload. */
function watch(url: string, requestId: string) {
  const worker = new Worker(new URL('./watch-status.ts', import.meta.url), {
    execArgv: ['--import', '@oxc-node/core/register'],
    workerData: { url, requestId },
  });
  return {
    async stop(): Promise<readonly number[]> {
      worker.postMessage('stop');
      const [latencies] = (await once(worker, 'message')) as [number[]];
      await worker.terminate();
      return latencies;
    },
  };
}

/** By how much the memory of a process has grown at most. */
async function watchMemory(pid: number) {
  const before = await residentBytes(pid);
  let highest = before;
  const timer = setInterval(() => {
    void residentBytes(pid).then((bytes) => {
      highest = Math.max(highest, bytes);
    });
  }, 100);
  return {
    stop(): number {
      clearInterval(timer);
      return highest - before;
    },
  };
}

async function residentBytes(pid: number): Promise<number> {
  const status = await readFile(`/proc/${pid}/status`, 'utf8');
  return Number(/VmRSS:\s+(\d+) kB/.exec(status)?.[1]) * 1024;
}

async function timed(run: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  await run();
  return performance.now() - start;
}

function shown(latencies: readonly number[]): string {
  const sorted = [...latencies].sort((a, b) => a - b);
  const at = (share: number) =>
    sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? Number.NaN;
  return `p50 ${at(0.5).toFixed(0)} ms, p99 ${at(0.99).toFixed(0)} ms (${sorted.length} asked)`;
}
