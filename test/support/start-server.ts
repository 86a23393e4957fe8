import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

export interface ServerProcess {
  readonly url: string;
  readonly pid: number;
  /** What it wrote so far, to standard output and standard error. */
  output(): string;
  /** Ends it as an administrator would; returns the exit code. */
  stop(signal?: 'SIGTERM' | 'SIGINT'): Promise<number | null>;
  /** kill -9. */
  kill(): Promise<void>;
}

export interface FailedStart {
  readonly code: number | null;
  readonly stderr: string;
}

const root = new URL('../..', import.meta.url);

/** A folder for one test's server, and the way to take it away. */
export async function makeDataDir(): Promise<{ path: string; remove(): Promise<void> }> {
  const path = await mkdtemp(join(tmpdir(), 'halftone-test-'));
  return { path, remove: () => rm(path, { recursive: true, force: true, maxRetries: 5 }) };
}

/** The real server as a process of its own, on a free port; resolves when it says that it is ready. */
export async function startServer(environment: Record<string, string>): Promise<ServerProcess> {
  const { child, ready, stdout, stderr } = launch(environment);
  const url = await Promise.race([ready, once(child, 'exit').then(() => null)]);
  if (url === null) throw new Error(`the server ended with code ${child.exitCode}: ${stderr()}`);
  const ended = once(child, 'exit').then(([code]) => code as number | null);
  return {
    url,
    pid: child.pid as number,
    output: () => stdout() + stderr(),
    async stop(signal = 'SIGTERM') {
      child.kill(signal);
      return ended;
    },
    async kill() {
      child.kill('SIGKILL');
      await ended;
    },
  };
}

/** A server that should refuse to start: its exit code and what it said. */
export async function startRefused(environment: Record<string, string>): Promise<FailedStart> {
  const { child, stderr } = launch(environment);
  const [code] = (await once(child, 'close')) as [number | null];
  return { code, stderr: stderr() };
}

/** A server that is ended `when` something has happened, before it is ready: its exit code. */
export async function stopWhileStarting(
  environment: Record<string, string>,
  when: Promise<unknown>,
  signal: 'SIGTERM' | 'SIGINT',
): Promise<number | null> {
  const { child } = launch(environment);
  const ended = once(child, 'exit');
  await Promise.race([when, ended]);
  child.kill(signal);
  const [code] = (await ended) as [number | null];
  return code;
}

function launch(environment: Record<string, string>): {
  child: ChildProcess;
  ready: Promise<string>;
  stdout: () => string;
  stderr: () => string;
} {
  const child = spawn(process.execPath, ['bin/halftone.js', 'serve'], {
    cwd: root,
    env: { PATH: process.env['PATH'], PORT: '0', ALLOWED_ADDRESSES: '127.0.0.0/8', ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let stderr = '';
  child.stderr.on('data', (chunk: Buffer) => {
    stderr += chunk.toString();
  });
  const lines: string[] = [];
  const ready = new Promise<string>((resolve) => {
    createInterface(child.stdout).on('line', (line) => {
      lines.push(`${line}\n`);
      const entry = JSON.parse(line) as { msg?: string; url?: string };
      if (entry.msg?.startsWith('Halftone is ready') && entry.url !== undefined) resolve(entry.url);
    });
  });
  return { child, ready, stdout: () => lines.join(''), stderr: () => stderr };
}
