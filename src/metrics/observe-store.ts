import { HalftoneError } from '../domain/halftone-error.ts';
import { isFinished } from '../domain/request.ts';
import { type Store, storeMethods } from '../store/store.ts';
import { StoreUnavailableError } from '../store/store-errors.ts';
import type { Publication, PublishResult } from '../store/submission.ts';
import type { Metrics } from './create-metrics.ts';
import type { StoreMethod } from './store-metrics.ts';

/** The same store, every method of its port timed, and what its answers say counted. */
export function observeStore(store: Store, metrics: Metrics): Store {
  const timed = { ...store, ...timedMethods(store, metrics) };
  return {
    ...timed,
    async publish(id, publication) {
      const result = await timed.publish(id, publication);
      countPublished(publication, result, metrics);
      return result;
    },
    async settle(settlements) {
      const report = await timed.settle(settlements);
      for (const status of report.finalStatuses) metrics.requests.requestFinished(status);
      return report;
    },
    async advance(id) {
      const step = await timed.advance(id);
      metrics.images.skipped(step.canceled.images);
      metrics.requests.productFinished('CANCELED', step.canceled.products);
      if (step.finished !== null) metrics.requests.requestFinished(step.finished);
      return step;
    },
    async recordAttempt(id, attempt, state) {
      await timed.recordAttempt(id, attempt, state);
      metrics.webhooks.attempted(attempt, state.status);
    },
    async disableWebhook(requestId, at, reason) {
      await timed.disableWebhook(requestId, at, reason);
      metrics.webhooks.disabled();
    },
  };
}

function timedMethods(store: Store, metrics: Metrics): Pick<Store, StoreMethod> {
  const names = Object.keys(storeMethods) as StoreMethod[];
  const methods = names.map((name) => {
    const method = store[name] as (...values: readonly unknown[]) => Promise<unknown>;
    const timed = async (...values: readonly unknown[]) => {
      const startedAt = performance.now();
      try {
        const answer = await method(...values);
        metrics.store.answered(name, performance.now() - startedAt);
        return answer;
      } catch (error) {
        // A cursor of another list, say, is answered: it is the asker's mistake.
        if (error instanceof HalftoneError && error.status < 500) {
          metrics.store.answered(name, performance.now() - startedAt);
          throw error;
        }
        metrics.store.failed(name, error instanceof StoreUnavailableError ? 'unavailable' : 'other');
        throw error;
      }
    };
    return [name, timed] as const;
  });
  return Object.fromEntries(methods) as unknown as Pick<Store, StoreMethod>;
}

/** A repetition with other content is no upload that was taken, and is counted where it is refused. */
function countPublished({ counters }: Publication, result: PublishResult, metrics: Metrics): void {
  if (result.kind === 'duplicate') {
    if (result.sameContent) metrics.requests.uploaded('duplicate');
    return;
  }
  metrics.requests.uploaded('accepted');
  metrics.requests.productsAccepted(counters.products);
  metrics.images.skipped(counters.imagesSkipped);
  // Products that have nothing to compress are finished from the start.
  metrics.requests.productFinished('SUCCEEDED', counters.facets['status:SUCCEEDED'] ?? 0);
  if (isFinished(result.request.status)) metrics.requests.requestFinished(result.request.status);
}
