import { setTimeout as sleep } from 'node:timers/promises';
import type { Logger } from 'pino';
import type { Signals } from '../signals/signals.ts';
import type { Settlement } from '../store/settlement.ts';
import type { Work } from '../store/store.ts';
import { StoreUnavailableError } from '../store/store-errors.ts';

/** Products a transaction, and how long the first of them waits for company, milliseconds. */
const batchSize = 200;
const batchDelay = 50;

/** How long to wait when the store is away, milliseconds. */
const retryAfter = 500;

interface Waiting {
  readonly settlement: Settlement;
  readonly resolve: () => void;
}

/** Settles finished products in batches: under load a transaction serves many, otherwise the wait is short. */
export interface Settler {
  /** Resolves when the result is stored, or when it turned out to be stale or impossible to store. */
  settle(settlement: Settlement): Promise<void>;
  /** Stores what waits; while the store is away for longer than `ms`, it is given up (the claims are free again). */
  close(ms: number): Promise<void>;
}

export function createSettler(dependencies: {
  readonly store: Pick<Work, 'settle'>;
  readonly signals: Signals;
  readonly logger: Logger;
}): Settler {
  const { store, signals, logger } = dependencies;
  const giveUp = new AbortController();
  let waiting: Waiting[] = [];
  let timer: NodeJS.Timeout | null = null;
  // One transaction at a time: two of one process would only wait for each other's counters.
  let last: Promise<void> = Promise.resolve();

  function flush(): void {
    if (timer !== null) clearTimeout(timer);
    timer = null;
    if (waiting.length === 0) return;
    const batch = waiting.slice(0, batchSize);
    waiting = waiting.slice(batchSize);
    last = last.then(() => storeBatch(batch));
    if (waiting.length > 0) flush();
  }

  async function storeBatch(batch: readonly Waiting[]): Promise<void> {
    try {
      await commit(batch.map(({ settlement }) => settlement));
    } catch (error) {
      if (batch.length > 1) {
        // One that cannot be stored must not take the others with it.
        for (const one of batch) await storeBatch([one]);
        return;
      }
      logger.error({ error, settlement: batch[0]?.settlement }, 'storing a result failed');
    }
    for (const { resolve } of batch) resolve();
  }

  async function commit(settlements: readonly Settlement[]): Promise<void> {
    while (!giveUp.signal.aborted) {
      try {
        const report = await store.settle(settlements);
        for (const requestId of new Set(settlements.map((settlement) => settlement.requestId))) {
          signals.notify(`request:${requestId}`);
        }
        if (report.deliveries > 0) signals.notify('deliveries');
        return;
      } catch (error) {
        if (!(error instanceof StoreUnavailableError)) throw error;
        logger.warn({ error }, 'results are waiting for the store');
        await sleep(retryAfter, null, { signal: giveUp.signal }).catch(() => undefined);
      }
    }
  }

  return {
    settle(settlement) {
      return new Promise((resolve) => {
        waiting.push({ settlement, resolve });
        if (waiting.length >= batchSize) flush();
        else timer ??= setTimeout(flush, batchDelay);
      });
    },
    async close(ms) {
      flush();
      const deadline = setTimeout(() => giveUp.abort(), ms);
      await last;
      clearTimeout(deadline);
    },
  };
}
