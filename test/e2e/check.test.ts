import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { mkdir, readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { makeDataDir, startServer } from '../support/start-server.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
let folder: Awaited<ReturnType<typeof makeDataDir>>;

beforeEach(async () => {
  folder = await makeDataDir();
});
afterEach(() => folder.remove());

/** `halftone check` in the folder, with nothing else in the environment. */
async function check(environment: Record<string, string>) {
  const loader = fileURLToPath(import.meta.resolve('@oxc-node/core/register'));
  const child = spawn(process.execPath, ['--import', loader, join(root, 'cli/halftone.ts'), 'check'], {
    cwd: folder.path,
    env: { PATH: process.env['PATH'], ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const ended = once(child, 'close') as Promise<[number | null]>;
  const [stdout, stderr, [code]] = await Promise.all([text(child.stdout), text(child.stderr), ended]);
  expect(stderr).not.toMatch(/^\s+at /m);
  return { code, stdout, stderr };
}

test('passes where a server could start, and leaves nothing behind', async () => {
  const { code, stdout, stderr } = await check({ DATA_DIR: 'new/data', COMPRESSION_THREADS: '1' });
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  for (const part of ['environment', 'store', 'files', 'compressor', 'access'])
    expect(stdout).toMatch(new RegExp(`^ok +${part} `, 'm'));
  expect(stdout).toMatch(/^note +links +A shop cannot fetch .*PUBLIC_URL/m);
  expect(await readdir(folder.path)).toEqual([]);
});

test('names every wrong value of the environment and of .env, one a line', async () => {
  await writeFile(join(folder.path, '.env'), 'MAX_ROWS=many\nWEBHOOK_SECRET=whsec_hunter2\n');
  await writeFile(join(folder.path, 'headers.json'), '{"https://shop.example": {}}');
  const { code, stdout, stderr } = await check({
    PORT: 'x',
    HOST: '0.0.0.0',
    DOWNLOAD_HEADERS_FILE: 'headers.json',
  });
  expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
  const named = stderr
    .trim()
    .split('\n')
    .map((line) => /^FAILED +environment +([A-Z_]+)/.exec(line)?.[1]);
  expect(named.sort()).toEqual(['DOWNLOAD_HEADERS_FILE', 'HOST', 'MAX_ROWS', 'PORT', 'WEBHOOK_SECRET']);
  expect(stderr).not.toContain('hunter2');
});

test('says which name was nearly one that is read', async () => {
  const { code, stdout } = await check({ DATADIR: '/tmp', COMPRESSION_THREADS: '1' });
  expect(code).toBe(0);
  expect(stdout).toMatch(/^note +environment +DATADIR is not read\. Is DATA_DIR meant\?$/m);
});

test.each([
  ['is a file', async (path: string) => writeFile(path, '')],
  [
    'holds a database that is none',
    async (path: string) => {
      await mkdir(path);
      await writeFile(join(path, 'halftone.db'), 'no database '.repeat(100));
    },
  ],
])('fails where the data folder %s', async (_, prepare) => {
  const path = join(folder.path, 'data');
  await prepare(path);
  const { code, stderr } = await check({ DATA_DIR: path, COMPRESSION_THREADS: '1' });
  expect(code).toBe(1);
  expect(stderr).toMatch(/^FAILED +store +The store is not available: /m);
});

test('fails beside a server, says so, and does not disturb it', async () => {
  const server = await startServer({ DATA_DIR: folder.path, COMPRESSION_THREADS: '1' });
  try {
    await writeFile(join(folder.path, 'workspace/under-way'), '');
    const { code, stderr } = await check({ DATA_DIR: folder.path, COMPRESSION_THREADS: '1' });
    expect(code).toBe(1);
    expect(stderr).toMatch(/^FAILED +store +Another Halftone server runs on this data folder/m);
    expect(existsSync(join(folder.path, 'workspace/under-way'))).toBe(true);
    expect((await fetch(`${server.url}/ready`)).status).toBe(200);
  } finally {
    expect(await server.stop()).toBe(0);
  }
});
