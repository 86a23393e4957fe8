import { createFairSemaphore } from '../concurrency/fair-semaphore.ts';
import { forwardAbort } from '../concurrency/forward-abort.ts';
import { createSingleFlight } from '../concurrency/single-flight.ts';
import { createTaskGroup } from '../concurrency/task-group.ts';
import type { CompressionOptions } from '../domain/compression-options.ts';
import type { Queue } from '../queue/queue.ts';
import type { Signals } from '../signals/signals.ts';
import type { Claim } from '../store/settlement.ts';
import type { Listings, Outputs, Work } from '../store/store.ts';
import { StoreUnavailableError } from '../store/store-errors.ts';
import { whenAvailable } from '../store/when-available.ts';
import { createOutputs } from './create-outputs.ts';
import { createSettler } from './create-settler.ts';
import { createImageBacklog } from './image-backlog.ts';
import type { ImageDependencies, ProcessedImage } from './process-image.ts';
import { processProduct, RemovedError } from './process-product.ts';
import type { ProcessingObserver } from './processing-observer.ts';

export interface ProcessingSettings {
  /** Images that wait or are in work before no further product is started. */
  readonly imageLimit: number;
  /** Products under way, those that only wait included. */
  readonly productLimit: number;
}

export interface Processing {
  /** Products that were taken and not put down again. */
  working(): number;
  /** Starts nothing new; what is running may finish for `grace` milliseconds, the rest is given back. */
  close(grace: number): Promise<void>;
}

type Dependencies = Omit<ImageDependencies, 'outputs'> & {
  readonly store: Work & Outputs & Pick<Listings, 'findRequest'>;
  readonly queue: Queue;
  readonly signals: Signals;
  readonly observer?: ProcessingObserver;
};

/** URLs whose images are remembered after they finished; what was settled before, the store remembers. */
const rememberedUrls = 5_000;

/** How long a settlement may wait for the store when the process ends, milliseconds. */
const lastSettleDeadline = 1_500;

/** Takes products from the queue as long as the process lives, and brings each to its settlement. */
export function startProcessing(dependencies: Dependencies, settings: ProcessingSettings): Processing {
  const { store, queue, signals, observer, logger } = dependencies;
  const backlog = createImageBacklog(settings.imageLimit);
  const products = createFairSemaphore(settings.productLimit);
  const outputs = createOutputs(dependencies);
  const urls = createSingleFlight<string, ProcessedImage>(rememberedUrls);
  const settler = createSettler(dependencies);
  const optionsOf = createOptionsCache(store);
  const taking = new AbortController();
  const working = new AbortController();
  const underWay = createTaskGroup();

  async function takeProducts(): Promise<void> {
    while (!taking.signal.aborted) {
      await backlog.whenCapacity(taking.signal);
      const release = await products.acquire([], taking.signal);
      const claim = await queue.take(taking.signal);
      void underWay.add(workOn(claim).finally(release));
    }
  }

  async function workOn(claim: Claim): Promise<void> {
    signals.notify(`request:${claim.product.requestId}`);
    const ending = new AbortController();
    const unlink = [
      forwardAbort([working.signal], ending),
      forwardAbort([queue.signalOf(claim)], ending, () => new RemovedError()),
    ];
    try {
      const options = await whenAvailable(() => optionsOf(claim.product.requestId), working.signal);
      const settlement = await processProduct(
        { ...dependencies, outputs, backlog, urls },
        claim,
        options,
        ending.signal,
      );
      const endedAt = performance.now();
      if (await settler.settle(settlement, claim.owner)) {
        observer?.settled(claim.product, settlement, performance.now() - endedAt);
      }
    } catch (error) {
      const fields = { requestId: claim.product.requestId, product: claim.product.id, tenant: claim.owner };
      const isOutage = error instanceof StoreUnavailableError;
      if (!working.signal.aborted)
        logger[isOutage ? 'warn' : 'error']({ ...fields, err: error }, 'a product was released');
      await whenAvailable(() => store.release([claim]), working.signal).catch((failure: unknown) => {
        logger.warn(
          { ...fields, err: failure },
          'releasing a claim failed; it is released at the next start',
        );
      });
      // The queue may believe that the store has no more of this request; now it has one again.
      if (isOutage) queue.add({ id: claim.product.requestId, owner: claim.owner });
    } finally {
      for (const undo of unlink) undo();
      queue.done(claim);
    }
  }

  const loop = takeProducts().catch((error: unknown) => {
    if (!taking.signal.aborted) throw error;
  });

  return {
    working: () => underWay.size,
    async close(grace) {
      taking.abort();
      await loop;
      const deadline = setTimeout(() => working.abort(), grace);
      await underWay.settled();
      clearTimeout(deadline);
      await settler.close(lastSettleDeadline);
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
