import { CounterSums, type Counters, emptyCounters } from '../../../src/domain/counters.ts';
import type { Image } from '../../../src/domain/image.ts';
import { type ProductStatus, productStatus } from '../../../src/domain/product.ts';
import { finalStatus, isFinished, type RequestStatus } from '../../../src/domain/request.ts';
import type { Claim } from '../../../src/store/settlement.ts';

export interface ModelProduct {
  status: ProductStatus;
  images: readonly Image[];
  run: number;
  sequence: number | null;
  claim: Claim | null;
}

export interface ModelDelivery {
  readonly event: string;
  readonly position: number | null;
  status: string;
}

/** What a store should know of one request, in the plainest way. */
export interface ModelRequest {
  readonly id: string;
  readonly hasWebhook: boolean;
  readonly products: ModelProduct[];
  readonly deliveries: ModelDelivery[];
  status: RequestStatus;
  sequence: number;
  retryUntil: number | null;
  removed: boolean;
}

export function countersOf({ products }: ModelRequest): Counters {
  const sums = new CounterSums(emptyCounters);
  for (const { status, images, sequence } of products) {
    sums.addProduct(images.length);
    if (sequence !== null) sums.finish(status, images);
  }
  return sums.freeze();
}

export function claimable(request: ModelRequest): [number, ModelProduct][] {
  return [...request.products.entries()].filter(
    ([, { sequence, claim }]) => sequence === null && claim === null,
  );
}

export function finish(
  request: ModelRequest,
  position: number,
  images: readonly Image[],
  canceled: boolean,
): number {
  const product = request.products[position] as ModelProduct;
  request.sequence += 1;
  const status = canceled ? 'CANCELED' : productStatus(images);
  Object.assign(product, { status, images, sequence: request.sequence, claim: null });
  if (request.hasWebhook && !canceled) {
    request.deliveries.push({ event: 'PRODUCT_FINISHED', position, status: 'PENDING' });
  }
  return request.sequence;
}

/** To be called after each step that may have finished the last product. */
export function endIfDone(request: ModelRequest): void {
  if (request.retryUntil !== null || request.products.some(({ sequence }) => sequence === null)) return;
  const canceled =
    request.status === 'CANCELING' || request.products.some(({ status }) => status === 'CANCELED');
  request.status = canceled ? 'CANCELED' : finalStatus(countersOf(request));
  if (request.hasWebhook) {
    request.deliveries.push({ event: 'REQUEST_FINISHED', position: null, status: 'PENDING' });
  }
}

export function cancelModel(request: ModelRequest): void {
  if (isFinished(request.status)) return;
  request.status = 'CANCELING';
  request.retryUntil = null;
}

/** All steps until nothing is left to do, or what is left is claimed. */
export function advanceModel(request: ModelRequest): void {
  if (request.status === 'CANCELING') {
    const free = claimable(request);
    for (const [position, { images }] of free) {
      const ended = images.map(
        (image): Image =>
          image.status === 'PENDING' ? { inputUrl: image.inputUrl, status: 'SKIPPED' } : image,
      );
      finish(request, position, ended, true);
    }
    if (free.length > 0) endIfDone(request);
    return;
  }
  const { retryUntil } = request;
  if (retryUntil === null) return;
  for (const product of request.products) {
    const failed = product.images.some(({ status }) => status === 'FAILED');
    if (product.sequence === null || product.sequence > retryUntil || !failed) continue;
    product.images = product.images.map(
      (image): Image => (image.status === 'FAILED' ? { inputUrl: image.inputUrl, status: 'PENDING' } : image),
    );
    Object.assign(product, { status: 'PENDING', sequence: null, run: product.run + 1 });
  }
  request.retryUntil = null;
  endIfDone(request);
}

/** Of the removed ones too: what the store still knows of is what a claim holds back. */
export function mayRetry(request: ModelRequest): 'nothing' | 'canceling' | 'retrying' {
  if (request.status === 'CANCELING') return 'canceling';
  const { imagesFailed } = countersOf(request);
  if (imagesFailed === 0) return request.retryUntil === null ? 'nothing' : 'retrying';
  request.status = 'PROCESSING';
  request.retryUntil = request.sequence;
  return 'retrying';
}
