import { pause } from '../concurrency/pause.ts';
import { formatCursor } from '../domain/cursor.ts';
import type { Product } from '../domain/product.ts';
import { isFinished, type Request } from '../domain/request.ts';
import type { Signals } from '../signals/signals.ts';
import { createWakeup } from '../signals/wakeup.ts';
import type { Listings } from '../store/store.ts';
import type { ProgressEvent } from './requests.ts';

/** docs/contract.md “Live progress”: at most ten events a second, 1,000 products or 1 MB an event. */
const shortestInterval = 100;
const productsPerEvent = 1000;
const bytesPerEvent = 1_000_000;

/** Each subscriber of this process makes the interval this much longer, once that is more, milliseconds. */
const intervalPerSubscriber = 3;

/** How often to look without a signal, since one may be lost, milliseconds. */
const longestWait = 5_000;

let subscribers = 0;

/**
 * The request's log after `sequence` as it grows. It keeps nothing but its place: signals only wake it, and
 * whatever finished meanwhile is read together, so that a slow reader costs no more than a quick one.
 * Ends after the event with the final status, or when the request is gone.
 */
export async function* followProgress(
  dependencies: { readonly store: Pick<Listings, 'readLog' | 'findRequest'>; readonly signals: Signals },
  requestId: string,
  sequence: number,
): AsyncGenerator<ProgressEvent> {
  const { store, signals } = dependencies;
  const wakeup = createWakeup(signals, `request:${requestId}`);
  subscribers += 1;
  try {
    let place = sequence;
    let shown: Request | null = null;
    for (;;) {
      const readAt = performance.now();
      const log = await store.readLog(requestId, place, productsPerEvent);
      // Read after the log: the counters are never behind the products beside them.
      const request = await store.findRequest(null, requestId);
      if (request === null) return;
      const products = withinBytes(log);
      place = products.at(-1)?.sequence ?? place;
      if (products.length > 0 || changed(shown, request)) {
        yield { request, products, cursor: formatCursor(place) };
        shown = request;
      }
      if (isFinished(request.status) && place >= request.sequence) return;
      const behind = products.length < log.length || products.length === productsPerEvent;
      if (behind) continue;
      await wakeup.wait(longestWait);
      await pause(Math.max(0, interval() - (performance.now() - readAt)));
    }
  } finally {
    subscribers -= 1;
    wakeup.stop();
  }
}

function interval(): number {
  return Math.max(shortestInterval, subscribers * intervalPerSubscriber);
}

function changed(shown: Request | null, request: Request): boolean {
  return shown === null || shown.status !== request.status || shown.sequence !== request.sequence;
}

/** As many of the first products as fit into one event, at least one. */
function withinBytes(products: readonly Product[]): readonly Product[] {
  let bytes = 0;
  for (const [index, product] of products.entries()) {
    bytes += estimatedBytes(product);
    if (bytes > bytesPerEvent && index > 0) return products.slice(0, index);
  }
  return products;
}

/** What a product takes in an event at most, roughly: its own fields, and each image's with its two URLs. */
function estimatedBytes(product: Product): number {
  let bytes = 400 + 3 * (product.name?.length ?? 0);
  for (const image of product.images) bytes += 900 + image.inputUrl.length;
  return bytes;
}
