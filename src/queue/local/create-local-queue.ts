import type { Logger } from 'pino';
import { createFairBacklog } from '../../concurrency/fair-backlog.ts';
import { createTaskGroup } from '../../concurrency/task-group.ts';
import { createWaiter, type Waiter } from '../../concurrency/waiter.ts';
import type { Claim } from '../../store/settlement.ts';
import type { Work } from '../../store/store.ts';
import type { Queue } from '../queue.ts';
import { createRequestWindow, type RequestWindow } from './request-window.ts';

export interface LocalQueueSettings {
  /** Claims fetched from the store at a time; at most twice that is held a request. */
  readonly window: number;
  /** Products of one request that may be out at a time. */
  readonly inFlightPerRequest: number;
}

/** A queue within one process, filled from the store. */
export function createLocalQueue(
  dependencies: { readonly store: Pick<Work, 'claim' | 'release'>; readonly logger: Logger },
  settings: LocalQueueSettings,
): Queue {
  const { store, logger } = dependencies;
  const windows = new Map<string, RequestWindow>();
  /** What is held, by tenant, then request. */
  const held = createFairBacklog<Claim>();
  const takers = new Set<Waiter<Claim>>();
  const calls = createTaskGroup();
  let closed = false;

  function handOut(): void {
    for (const taker of takers) {
      const claim = held.take(({ product }) => windows.get(product.requestId)?.mayHandOut() === true);
      if (claim === undefined) return;
      takers.delete(taker);
      windows.get(claim.product.requestId)?.handedOut();
      taker.resolve(claim);
    }
  }

  function giveBack(claims: readonly Claim[]): void {
    if (claims.length === 0) return;
    void calls.add(
      store.release(claims).catch((error: unknown) => {
        logger.warn({ err: error }, 'releasing claims failed; they are released at the next start');
      }),
    );
  }

  function openWindow(requestId: string, owner: string): RequestWindow {
    const window = createRequestWindow(
      { store, logger, held, calls, giveBack, onFilled: handOut, onIdle: () => windows.delete(requestId) },
      { requestId, owner, ...settings },
    );
    windows.set(requestId, window);
    return window;
  }

  return {
    add({ id, owner }) {
      if (!closed) (windows.get(id) ?? openWindow(id, owner)).add();
    },
    remove: (requestId) => windows.get(requestId)?.remove(),
    signalOf: ({ product }) => windows.get(product.requestId)?.signal() ?? AbortSignal.abort(),
    async take(signal) {
      signal.throwIfAborted();
      const taker: Waiter<Claim> = createWaiter(signal, () => takers.delete(taker));
      takers.add(taker);
      handOut();
      return taker.promise;
    },
    done({ product }) {
      windows.get(product.requestId)?.done();
      handOut();
    },
    async close() {
      closed = true;
      for (const window of windows.values()) window.close();
      await calls.settled();
      const left = [...windows.values()].flatMap((window) => window.drain());
      if (left.length > 0) await store.release(left);
    },
  };
}
