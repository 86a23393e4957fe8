import { comesToResult } from '../domain/comes-to-result.ts';
import { productStatus } from '../domain/product.ts';
import type { ProcessingObserver } from '../processing/processing-observer.ts';
import type { Metrics } from './create-metrics.ts';

/** Counts products and images once the store has taken their results, and only what is new of them. */
export function observeProcessing({ images, requests }: Metrics): ProcessingObserver {
  return {
    settled(before, settlement, milliseconds) {
      requests.settled(milliseconds);
      requests.productFinished(settlement.canceled ? 'CANCELED' : productStatus(settlement.images));
      for (const [index, image] of settlement.images.entries()) {
        const earlier = before.images[index];
        if (earlier !== undefined && comesToResult(earlier, before.run)) images.finished(image);
      }
    },
  };
}
