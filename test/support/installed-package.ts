import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

const root = fileURLToPath(new URL('../..', import.meta.url));
const run = promisify(execFile);

/** What `npm pack` makes of the checkout, installed with `npm install --omit=dev` in an empty folder. */
export interface InstalledPackage {
  readonly folder: string;
  /** Paths of the tarball. */
  readonly packed: readonly string[];
  /** The file that `halftone` stands for. */
  readonly bin: string;
  remove(): Promise<void>;
}

export async function installPackage(): Promise<InstalledPackage> {
  const folder = await mkdtemp(join(tmpdir(), 'halftone-package-'));
  const { stdout } = await run('npm', ['pack', '--json', '--silent', '--pack-destination', folder], {
    cwd: root,
    maxBuffer: 1 << 26,
  });
  const [{ filename, files }] = JSON.parse(stdout) as [{ filename: string; files: { path: string }[] }];
  // A dependency that promises less than this Node fails the installation.
  const options = ['--omit=dev', '--engine-strict', '--prefer-offline', '--no-audit', '--no-fund'];
  await run('npm', ['install', ...options, join(folder, filename)], { cwd: folder });
  return {
    folder,
    packed: files.map(({ path }) => path),
    bin: join(folder, 'node_modules/.bin/halftone'),
    remove: () => rm(folder, { recursive: true, force: true, maxRetries: 5 }),
  };
}

/** Runs `halftone` by a Node of one's choice in `cwd`, until it ends. */
export async function runHalftone(
  { node, bin, cwd }: { node: string; bin: string; cwd: string },
  ...options: string[]
): Promise<{ code: number | null; stdout: string; stderr: string }> {
  const child = spawn(node, [bin, ...options], { cwd, env: environment, stdio: ['ignore', 'pipe', 'pipe'] });
  const ended = once(child, 'close') as Promise<[number | null]>;
  const [stdout, stderr, [code]] = await Promise.all([text(child.stdout), text(child.stderr), ended]);
  return { code, stdout, stderr };
}

/** `halftone serve`; `stop` sends SIGTERM and returns the exit code. */
export async function serveHalftone({ node, bin, cwd }: { node: string; bin: string; cwd: string }) {
  const child = spawn(node, [bin, 'serve'], { cwd, env: environment, stdio: ['ignore', 'pipe', 'inherit'] });
  const ended = once(child, 'exit').then(([code]) => code as number | null);
  const ready = new Promise<string>((resolve) => {
    createInterface(child.stdout).on('line', (line) => {
      const { msg, url } = JSON.parse(line) as { msg: string; url?: string };
      if (msg.startsWith('Halftone is ready') && url !== undefined) resolve(url);
    });
  });
  const url = await Promise.race([
    ready,
    ended.then((code) => Promise.reject(new Error(`ended with ${code}`))),
  ]);
  const stop = () => {
    child.kill('SIGTERM');
    return ended;
  };
  return { url, stop };
}

/** Nothing of the environment of the tests, which npm and vitest add to. */
const environment = { PATH: process.env['PATH'], PORT: '0', ALLOWED_ADDRESSES: '127.0.0.0/8', NO_COLOR: '1' };
