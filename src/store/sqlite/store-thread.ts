import { parentPort, workerData } from 'node:worker_threads';
import type { Method } from '../assemble-store.ts';
import { openConnection } from './connection.ts';
import { storeReader } from './store-reader.ts';
import { storeWriter } from './store-writer.ts';
import type { Answer, Call, ThreadSettings } from './thread-messages.ts';
import { packError } from './wire-error.ts';

/** The entry of both threads of the store: opens its part of the database on request, then answers call after call. */
const port = parentPort;
if (port === null) throw new Error('This module is the entry of a worker thread');

function open({ role, dataDir, file }: ThreadSettings): Record<string, Method> {
  return role === 'writer' ? storeWriter(dataDir, file) : storeReader(openConnection(file));
}

async function answer(id: number, work: () => unknown): Promise<Answer> {
  try {
    return { id, value: await work() };
  } catch (error) {
    return { id, error: packError(error) };
  }
}

let methods: Record<string, Method> = {
  open: () => {
    methods = open(workerData as ThreadSettings);
  },
};

function call(name: string, values: readonly unknown[]): unknown {
  const method = methods[name];
  // A thread that never opened has nothing to close.
  if (method === undefined && name !== 'close') throw new Error(`The store's thread has no method ${name}`);
  return method?.(...values);
}

port.on('message', async ({ id, method, values }: Call) => {
  port.postMessage(await answer(id, () => call(method, values)));
  if (method === 'close') port.close();
});
