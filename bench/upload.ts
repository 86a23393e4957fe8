import { createReadStream, createWriteStream } from 'node:fs';
import { mkdtemp, readFile, rm, stat } from 'node:fs/promises';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { pipeline } from 'node:stream/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import { parse } from 'fast-csv';
import { startServer } from '../test/support/start-server.ts';
import { catalogueOf } from './catalogue.ts';
import type { BenchOptions } from './main.ts';

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
    for (let round = 0; round < rounds; round++) {
      const server = await startServer({ DATA_DIR: join(folder, `data-${round}`), LOG_LEVEL: 'info' });
      try {
        const small = await upload(
          server.url,
          Readable.from(['Images\nhttps://images.shop.example/1.jpg\n']),
        );
        const alone = await timed(() => parseAlone(file));
        const before = await residentBytes(server.pid);
        const watched = watch(server.url, server.pid, small);
        const whole = await timed(() =>
          upload(server.url, createReadStream(file, { highWaterMark: 1 << 18 })),
        );
        const { latencies, highest } = await watched.stop();
        console.log(
          `fast-csv alone ${(alone / 1000).toFixed(1)} s, upload ${(whole / 1000).toFixed(1)} s: ${(alone / whole).toFixed(2)} of its speed; ` +
            `memory +${((highest - before) / 1e6).toFixed(0)} MB; requestStatus p50 ${percentile(latencies, 0.5)} ms, p99 ${percentile(latencies, 0.99)} ms, most ${percentile(latencies, 1)} ms (${latencies.length} asked)`,
        );
      } finally {
        await server.kill();
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

/** Gives the request's id. */
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

/** Asks for a request's status twenty times a second, and looks at the server's memory. */
function watch(url: string, pid: number, requestId: string) {
  const latencies: number[] = [];
  let highest = 0;
  let stopped = false;
  const body = JSON.stringify({
    query: `{ requestStatus(requestId: "${requestId}") { status progress { percent } } }`,
  });
  const running = (async () => {
    while (!stopped) {
      const start = performance.now();
      await (
        await fetch(`${url}/graphql`, {
          method: 'POST',
          headers: { 'content-type': 'application/json' },
          body,
        })
      ).text();
      latencies.push(performance.now() - start);
      highest = Math.max(highest, await residentBytes(pid));
      await sleep(50);
    }
  })();
  return {
    async stop() {
      stopped = true;
      await running;
      return { latencies, highest };
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

function percentile(values: readonly number[], share: number): string {
  const sorted = [...values].sort((a, b) => a - b);
  return (sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? Number.NaN).toFixed(0);
}
