import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import { within } from '../../concurrency/within.ts';
import { entryPoint } from '../../installation/entry-point.ts';
import { StoreUnavailableError } from '../store-errors.ts';
import type { Answer, Call, ThreadSettings } from './thread-messages.ts';
import { unpackError } from './wire-error.ts';

/** Calls that may wait for an answer at one time. */
const mostWaiting = 10_000;
/** How long a thread that was asked to end may take, milliseconds. */
const closingTime = 5_000;

interface Waiting {
  resolve(value: unknown): void;
  reject(error: unknown): void;
}

/** A thread of the store, seen from the main thread. */
export interface ThreadClient<Methods> {
  /** Has it open its part of the database; rejects with the reason when it cannot. */
  open(): Promise<void>;
  /** The thread's method of that name; its errors come back as the classes they were. */
  method<Name extends keyof Methods & string>(name: Name): Methods[Name];
  /** Lets it finish what it was sent before, then ends it. */
  close(): Promise<void>;
}

/** Starts the thread, which loads while the caller goes on. */
export function startThread<Methods>(settings: ThreadSettings): ThreadClient<Methods> {
  const { url, execArgv } = entryPoint(import.meta.url, './store-thread');
  const worker = new Worker(url, { execArgv, workerData: settings });
  const waiting = new Map<number, Waiting>();
  let calls = 0;
  let ended = false;

  worker.on('message', (answer: Answer) => {
    const waiter = waiting.get(answer.id);
    waiting.delete(answer.id);
    if (waiter === undefined) return;
    if ('error' in answer) waiter.reject(unpackError(answer.error));
    else waiter.resolve(answer.value);
  });
  worker.on('error', (error) => end(new StoreUnavailableError('its thread broke', { cause: error })));
  worker.on('exit', () => end(new StoreUnavailableError('it is closed')));

  function end(reason: StoreUnavailableError): void {
    ended = true;
    for (const waiter of waiting.values()) waiter.reject(reason);
    waiting.clear();
  }

  function send(method: string, values: readonly unknown[]): Promise<unknown> {
    if (ended) return Promise.reject(new StoreUnavailableError('it is closed'));
    if (waiting.size >= mostWaiting)
      return Promise.reject(new StoreUnavailableError('too many operations are waiting'));
    calls += 1;
    const call: Call = { id: calls, method, values };
    return new Promise((resolve, reject) => {
      waiting.set(call.id, { resolve, reject });
      worker.postMessage(call);
    });
  }

  return {
    open: async () => void (await send('open', [])),
    method: (name) => ((...values: readonly unknown[]) => send(name, values)) as never,
    close: async () => {
      if (ended) return;
      // A thread that breaks meanwhile has ended, too.
      const exited = once(worker, 'exit').catch(() => {});
      const closed = send('close', []);
      ended = true;
      const ending = closed.then(() => exited).catch(() => undefined);
      await within<unknown>(closingTime, ending, () => undefined);
      await worker.terminate();
    },
  };
}
