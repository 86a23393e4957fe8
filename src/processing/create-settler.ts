import type { Logger } from 'pino';
import { createBatcher } from '../concurrency/batcher.ts';
import type { Signals } from '../signals/signals.ts';
import type { Settlement } from '../store/settlement.ts';
import type { Work } from '../store/store.ts';
import { StoreUnavailableError } from '../store/store-errors.ts';
import { whenAvailable } from '../store/when-available.ts';

/** Products a transaction, and how long the first of them waits for company, milliseconds. */
const batchSize = 200;
const batchDelay = 50;

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
  const batcher = createBatcher<Settlement, void>({
    size: batchSize,
    delay: batchDelay,
    // Two transactions of one process would only wait for each other's counters.
    serial: true,
    async run(settlements) {
      await storeBatch(settlements);
      return settlements.map(() => undefined);
    },
  });

  async function storeBatch(settlements: readonly Settlement[]): Promise<void> {
    try {
      await commit(settlements);
    } catch (error) {
      if (error instanceof StoreUnavailableError) return;
      // One that cannot be stored must not take the others with it.
      if (settlements.length > 1) for (const one of settlements) await storeBatch([one]);
      else logger.error({ error, settlement: settlements[0] }, 'storing a result failed');
    }
  }

  /** @throws StoreUnavailableError once it is given up */
  async function commit(settlements: readonly Settlement[]): Promise<void> {
    if (giveUp.signal.aborted) return;
    const report = await whenAvailable(
      () => store.settle(settlements),
      giveUp.signal,
      (error) => logger.warn({ error }, 'results are waiting for the store'),
    );
    for (const requestId of new Set(settlements.map((settlement) => settlement.requestId))) {
      signals.notify(`request:${requestId}`);
    }
    if (report.deliveries > 0) signals.notify('deliveries');
  }

  return {
    settle: batcher.add,
    async close(ms) {
      const deadline = setTimeout(() => giveUp.abort(), ms);
      await batcher.flush();
      clearTimeout(deadline);
    },
  };
}
