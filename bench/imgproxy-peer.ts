import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { stat, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { basename, dirname } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { FilePair } from './start-sharp-alone.ts';

/**
 * imgproxy (https://docs.imgproxy.net) as a child process that reads local files; everything else is its
 * default, so that JPEGs come upright, in sRGB and without metadata. It works on as many at once as are asked.
 */
export async function startImgproxy(folder: string) {
  const port = await freePort();
  const child = spawn('imgproxy', {
    env: {
      PATH: process.env.PATH,
      IMGPROXY_BIND: `127.0.0.1:${port}`,
      IMGPROXY_LOCAL_FILESYSTEM_ROOT: folder,
      IMGPROXY_LOG_LEVEL: 'error',
    },
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  const url = `http://127.0.0.1:${port}`;
  while (!(await isReady(url))) {
    if (child.exitCode !== null) throw new Error(`imgproxy ended with ${child.exitCode}`);
    await sleep(50);
  }
  return {
    /** Of a file in the folder: `max_bytes` degrades the quality until half of its bytes are enough. */
    async halve({ input, output }: FilePair): Promise<void> {
      if (dirname(input) !== folder) throw new Error(`${input} is not in ${folder}`);
      const bytes = Math.floor((await stat(input)).size / 2);
      const source = `local:///${encodeURIComponent(basename(input))}`;
      const response = await fetch(`${url}/unsafe/max_bytes:${bytes}/plain/${source}@jpg`);
      if (!response.ok) throw new Error(`imgproxy: ${response.status} ${await response.text()}`);
      await writeFile(output, response.body ?? '');
    },
    async close(): Promise<void> {
      child.kill('SIGTERM');
      if (child.exitCode === null) await once(child, 'exit');
    },
  };
}

function isReady(url: string): Promise<boolean> {
  return fetch(`${url}/health`).then(
    ({ ok }) => ok,
    () => false,
  );
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  if (address === null || typeof address === 'string') throw new TypeError('no port');
  return address.port;
}
