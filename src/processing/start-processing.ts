import { setMaxListeners } from 'node:events';
import type { CompressionOptions } from '../domain/compression-options.ts';
import type { Queue } from '../queue/queue.ts';
import type { Signals } from '../signals/signals.ts';
import type { Claim } from '../store/settlement.ts';
import type { Listings, Outputs, Work } from '../store/store.ts';
import { StoreUnavailableError } from '../store/store-errors.ts';
import { whenAvailable } from '../store/when-available.ts';
import { createOutputs } from './create-outputs.ts';
import { createSettler } from './create-settler.ts';
import { createSharing } from './create-sharing.ts';
import { createLine } from './line.ts';
import type { ImageDependencies, ProcessedImage } from './process-image.ts';
import { processProduct, RemovedError } from './process-product.ts';

export interface ProcessingSettings {
  /** Images in line or in work before no further product is started. */
  readonly lineLimit: number;
  /** Products under way, those that only wait included. */
  readonly productLimit: number;
}

export interface Processing {
  /** Starts nothing new; what is running may finish for `grace` milliseconds, the rest is given back. */
  close(grace: number): Promise<void>;
}

type Dependencies = Omit<ImageDependencies, 'outputs'> & {
  readonly store: Work & Outputs & Pick<Listings, 'findRequest'>;
  readonly queue: Queue;
  readonly signals: Signals;
};

/** How long a settlement may wait for the store when the process ends, milliseconds. */
const lastSettleDeadline = 1_500;

/** Takes products from the queue as long as the process lives, and brings each to its settlement. */
export function startProcessing(dependencies: Dependencies, settings: ProcessingSettings): Processing {
  const { store, queue, signals, logger } = dependencies;
  const line = createLine(settings.lineLimit);
  const outputs = createOutputs(dependencies);
  const urls = createSharing<ProcessedImage>();
  const settler = createSettler(dependencies);
  const optionsOf = createOptionsCache(store);
  const taking = new AbortController();
  const working = new AbortController();
  const underWay = new Set<Promise<void>>();

  async function takeProducts(): Promise<void> {
    while (!taking.signal.aborted) {
      await line.room(taking.signal);
      if (underWay.size >= settings.productLimit) await Promise.race(underWay);
      const claim = await queue.take(taking.signal);
      const work = workOn(claim).finally(() => underWay.delete(work));
      underWay.add(work);
    }
  }

  async function workOn(claim: Claim): Promise<void> {
    signals.notify(`request:${claim.product.requestId}`);
    const { signal, unlink } = endOf(working.signal, queue.signalOf(claim));
    try {
      const options = await whenAvailable(() => optionsOf(claim.product.requestId), working.signal);
      const settlement = await processProduct(
        { ...dependencies, outputs, line, urls },
        claim,
        options,
        signal,
      );
      await settler.settle(settlement);
    } catch (error) {
      if (!working.signal.aborted)
        logger.error({ error, productId: claim.product.id }, 'a product was released');
      await whenAvailable(() => store.release([claim]), working.signal).catch((failure: unknown) => {
        logger.warn(
          { error: failure, productId: claim.product.id },
          'releasing a claim failed; it is released at the next start',
        );
      });
      // The queue may have been told that the store has no more of this request; now it has one again.
      if (error instanceof StoreUnavailableError)
        queue.add({ id: claim.product.requestId, owner: claim.owner });
    } finally {
      unlink();
      queue.done(claim);
    }
  }

  const loop = takeProducts().catch((error: unknown) => {
    if (!taking.signal.aborted) throw error;
  });

  return {
    async close(grace) {
      taking.abort();
      await loop;
      const deadline = setTimeout(() => working.abort(), grace);
      await Promise.all(underWay);
      clearTimeout(deadline);
      await settler.close(lastSettleDeadline);
    },
  };
}

/** Ends when the process does or the claim's request is removed. Undone afterwards: the sources live on. */
function endOf(closing: AbortSignal, removed: AbortSignal): { signal: AbortSignal; unlink: () => void } {
  const ending = new AbortController();
  const close = () => ending.abort(closing.reason);
  const remove = () => ending.abort(new RemovedError());
  setMaxListeners(0, closing, removed);
  closing.addEventListener('abort', close);
  removed.addEventListener('abort', remove);
  if (closing.aborted) close();
  if (removed.aborted) remove();
  return {
    signal: ending.signal,
    unlink: () => {
      closing.removeEventListener('abort', close);
      removed.removeEventListener('abort', remove);
    },
  };
}

/** Options never change, so a few requests' worth of them is kept. */
function createOptionsCache(
  store: Pick<Listings, 'findRequest'>,
): (requestId: string) => Promise<CompressionOptions> {
  const known = new Map<string, CompressionOptions>();
  return async (requestId) => {
    const cached = known.get(requestId);
    if (cached !== undefined) return cached;
    const request = await store.findRequest(null, requestId);
    if (request === null) throw new Error(`request ${requestId} is gone`);
    if (known.size >= 1000) known.clear();
    known.set(requestId, request.compression);
    return request.compression;
  };
}
