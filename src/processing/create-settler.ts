import type { Logger } from 'pino';
import { createBatcher } from '../concurrency/batcher.ts';
import { productId } from '../domain/product-id.ts';
import { logFinished } from '../log/log-finished.ts';
import { warnRarely } from '../log/warn-rarely.ts';
import type { Signals } from '../signals/signals.ts';
import type { Settlement } from '../store/settlement.ts';
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
  /** Resolves when the result is stored, or when it turned out to be stale or impossible to store. */
  settle(settlement: Settlement, tenant: string): Promise<void>;
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
  const batcher = createBatcher<Waiting, void>({
    size: batchSize,
    delay: batchDelay,
    // Two transactions of one process would only wait for each other's counters.
    serial: true,
    async run(batch) {
      await storeBatch(batch);
      return batch.map(() => undefined);
    },
  });

  async function storeBatch(batch: readonly Waiting[]): Promise<void> {
    try {
      await commit(batch.map(({ settlement }) => settlement));
    } catch (error) {
      if (error instanceof StoreUnavailableError) return;
      // One that cannot be stored must not take the others with it.
      if (batch.length > 1) for (const one of batch) await storeBatch([one]);
      else for (const one of batch) logger.error({ ...fieldsOf(one), err: error }, 'storing a result failed');
    }
  }

  /** @throws StoreUnavailableError once it is given up */
  async function commit(settlements: readonly Settlement[]): Promise<void> {
    if (giveUp.signal.aborted) return;
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
