import type { Logger } from 'pino';
import { createBatcher } from '../concurrency/batcher.ts';
import { productId } from '../domain/product-id.ts';
import { logFinished } from '../log/log-finished.ts';
import { warnRarely } from '../log/warn-rarely.ts';
import type { Signals } from '../signals/signals.ts';
import type { Settlement, SettleReport } from '../store/settlement.ts';
import type { Listings, Work } from '../store/store.ts';
import { StoreUnavailableError } from '../store/store-errors.ts';
import { whenAvailable } from '../store/when-available.ts';

/** Products a transaction, and how long the first of them waits for company, milliseconds. */
const batchSize = 200;
const batchDelay = 50;

interface Waiting {
  readonly settlement: Settlement;
  readonly tenant: string;
}

/** Settles finished products in batches: under load a transaction serves many, otherwise the wait is short. */
export interface Settler {
  /** Resolves with true when the result is stored, with false when it is stale or impossible to store. */
  settle(settlement: Settlement, tenant: string): Promise<boolean>;
  /** Stores what waits; while the store is away for longer than `ms`, it is given up (the claims are free again). */
  close(ms: number): Promise<void>;
}

export function createSettler(dependencies: {
  readonly store: Pick<Work, 'settle'> & Pick<Listings, 'findRequest'>;
  readonly signals: Signals;
  readonly logger: Logger;
}): Settler {
  const { store, signals, logger } = dependencies;
  const giveUp = new AbortController();
  const batcher = createBatcher<Waiting, boolean>({
    size: batchSize,
    delay: batchDelay,
    // Two transactions of one process would only wait for each other's counters.
    serial: true,
    run: storeBatch,
  });

  /** @returns for each whether it is stored */
  async function storeBatch(batch: readonly Waiting[]): Promise<boolean[]> {
    const nothing = batch.map(() => false);
    try {
      if (giveUp.signal.aborted) return nothing;
      return (await commit(batch.map(({ settlement }) => settlement))).map((sequence) => sequence !== null);
    } catch (error) {
      if (error instanceof StoreUnavailableError) return nothing;
      // One that cannot be stored must not take the others with it.
      if (batch.length > 1) {
        const stored: boolean[] = [];
        for (const one of batch) stored.push(...(await storeBatch([one])));
        return stored;
      }
      for (const one of batch) logger.error({ ...fieldsOf(one), err: error }, 'storing a result failed');
      return nothing;
    }
  }

  /**
   * @returns the numbers given; null for a stale one
   * @throws StoreUnavailableError once it is given up
   */
  async function commit(settlements: readonly Settlement[]): Promise<SettleReport['sequences']> {
    const report = await whenAvailable(
      () => store.settle(settlements),
      giveUp.signal,
      (error) => warnRarely(logger, { err: error }, 'results are waiting for the store'),
    );
    for (const requestId of new Set(settlements.map((settlement) => settlement.requestId))) {
      signals.notify(`request:${requestId}`);
    }
    if (report.deliveries > 0) signals.notify('deliveries');
    void logEnds(report.finishedRequests);
    return report.sequences;
  }

  /** For the log alone: nothing waits for it, and an unavailable store has been warned of. */
  async function logEnds(ids: readonly string[]): Promise<void> {
    for (const id of ids) {
      const request = await store.findRequest(null, id).catch(() => null);
      if (request !== null) logFinished(logger, request);
    }
  }

  return {
    settle: (settlement, tenant) => batcher.add({ settlement, tenant }),
    async close(ms) {
      const deadline = setTimeout(() => giveUp.abort(), ms);
      await batcher.flush();
      clearTimeout(deadline);
    },
  };
}

function fieldsOf({ settlement: { requestId, position }, tenant }: Waiting) {
  return { requestId, product: productId(requestId, position), tenant };
}
