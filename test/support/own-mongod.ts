import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { type AddressInfo, connect, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { MongoClient } from 'mongodb';
import type { MongoSource } from './mongod.ts';
import { waitFor } from './wait-for.ts';

/** A `mongod` of a test's own, which it may kill, stop and start again on the same data. */
export interface OwnMongod {
  readonly port: number;
  /** Without a database. */
  readonly uri: string;
  kill(signal?: NodeJS.Signals): Promise<void>;
  start(): Promise<void>;
  remove(): Promise<void>;
}

/** Starts one; null where there is only the address of a server. With `replicaSet`, it becomes its one member. */
export async function startOwnMongod(
  source: MongoSource,
  { replicaSet, options = [] }: { readonly replicaSet: boolean; readonly options?: readonly string[] },
): Promise<OwnMongod> {
  if (!('binary' in source)) throw new Error('This test kills its server: it needs a mongod binary');
  const folder = await mkdtemp(join(tmpdir(), 'halftone-mongod-'));
  const port = await freePort();
  const uri = `mongodb://127.0.0.1:${port}`;
  let child: ChildProcess | undefined;

  async function start(): Promise<void> {
    const set = replicaSet ? ['--replSet', 'rs0'] : [];
    const where = ['--dbpath', folder, '--bind_ip', '127.0.0.1', '--port', String(port)];
    child = spawn((source as { binary: string }).binary, [...where, ...set, ...options], { stdio: 'ignore' });
    await listening(port);
  }
  async function kill(signal: NodeJS.Signals = 'SIGKILL'): Promise<void> {
    if (child === undefined || child.exitCode !== null || child.signalCode !== null) return;
    const exited = once(child, 'exit');
    child.kill(signal);
    await exited;
  }

  await start();
  if (replicaSet) await initiate(port);
  return {
    port,
    uri,
    start,
    kill,
    async remove() {
      await kill();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

async function initiate(port: number): Promise<void> {
  const client = new MongoClient(`mongodb://127.0.0.1:${port}/?directConnection=true`);
  const members = [{ _id: 0, host: `127.0.0.1:${port}` }];
  await client.db('admin').command({ replSetInitiate: { _id: 'rs0', members } });
  await client.close();
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}

async function listening(port: number): Promise<void> {
  await waitFor(`mongod on port ${port}`, async () => {
    const socket = connect(port, '127.0.0.1');
    try {
      await once(socket, 'connect');
      return true;
    } catch {
      return null;
    } finally {
      socket.destroy();
    }
  });
}
