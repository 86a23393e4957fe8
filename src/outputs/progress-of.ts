import type { ImageErrorCode } from '../domain/image-error.ts';
import { isFinished, type Request } from '../domain/request.ts';

/** The type `Progress` of the contract. */
export interface Progress {
  readonly products: number;
  readonly productsFinished: number;
  /** Of images, 0 to 100. */
  readonly percent: number;
  readonly images: number;
  readonly imagesSucceeded: number;
  readonly imagesFailed: number;
  readonly imagesSkipped: number;
  readonly bytesIn: number;
  readonly bytesOut: number;
  readonly savedRatio: number | null;
  readonly imagesPerSecond: number | null;
  readonly secondsLeft: number | null;
  readonly savedHistogram: readonly number[];
  readonly errors: readonly { readonly code: ImageErrorCode; readonly count: number }[];
}

export function progressOf(request: Request): Progress {
  const { counters } = request;
  const done = counters.imagesSucceeded + counters.imagesFailed + counters.imagesSkipped;
  const left = counters.images - done;
  const worked = counters.imagesSucceeded + counters.imagesFailed;
  const seconds = request.pace.activeMilliseconds / 1000;
  const imagesPerSecond = worked > 0 && seconds > 0 ? worked / seconds : null;
  const finished = isFinished(request.status);
  return {
    products: counters.products,
    productsFinished: counters.productsFinished,
    percent: percentOf(done, counters.images, finished),
    images: counters.images,
    imagesSucceeded: counters.imagesSucceeded,
    imagesFailed: counters.imagesFailed,
    imagesSkipped: counters.imagesSkipped,
    bytesIn: counters.bytesIn,
    bytesOut: counters.bytesOut,
    savedRatio: savedRatio(counters.bytesIn, counters.bytesOut),
    imagesPerSecond,
    secondsLeft: finished ? 0 : imagesPerSecond === null ? null : left / imagesPerSecond,
    savedHistogram: counters.savedHistogram,
    errors: Object.entries(counters.errors)
      .map(([code, count]) => ({ code: code as ImageErrorCode, count }))
      .sort((a, b) => b.count - a.count || a.code.localeCompare(b.code)),
  };
}

/** The share of `bytesIn` that was saved, 0 to 1; null when there was nothing. */
export function savedRatio(bytesIn: number, bytesOut: number): number | null {
  return bytesIn === 0 ? null : 1 - bytesOut / bytesIn;
}

function percentOf(done: number, all: number, finished: boolean): number {
  if (all === 0) return finished ? 100 : 0;
  return (done / all) * 100;
}
