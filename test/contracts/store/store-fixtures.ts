import { defaultCompressionOptions } from '../../../src/domain/compression-options.ts';
import { CounterSums, type Counters, emptyCounters } from '../../../src/domain/counters.ts';
import type { Image, ImageOutcome } from '../../../src/domain/image.ts';
import { type Product, productStatus } from '../../../src/domain/product.ts';
import { newRequestId } from '../../../src/domain/request-id.ts';
import type { Claim, Settlement } from '../../../src/store/settlement.ts';
import type { Store } from '../../../src/store/store.ts';
import type { Publication, StagedProduct, StagedRequest } from '../../../src/store/submission.ts';

/** Where a contract's test keeps its store: empty at first, openable again and again. */
export interface StorePlace {
  open(): Promise<Store>;
  /** Closes what is still open and removes everything. */
  remove(): Promise<void>;
}

export const webhook = {
  url: 'https://hooks.example.com/in',
  events: ['PRODUCT_FINISHED', 'REQUEST_FINISHED'],
  secret: null,
} as const;

export function stagedRequest(changes: Partial<StagedRequest> = {}): StagedRequest {
  const id = newRequestId();
  return {
    id,
    owner: 'default',
    label: null,
    createdAt: new Date('2026-01-01T00:00:00Z'),
    compression: defaultCompressionOptions,
    outputMode: 'APPEND',
    uploadKey: `upload-${id}`,
    webhook: null,
    idempotencyKey: null,
    ...changes,
  };
}

export function pending(inputUrl = 'https://cdn.example.com/a.jpg'): Image {
  return { inputUrl, status: 'PENDING' };
}

export function skipped(inputUrl = 'images/a.jpg'): Image {
  return { inputUrl, status: 'SKIPPED' };
}

export function failed(inputUrl = 'https://cdn.example.com/a.jpg'): Image {
  return {
    inputUrl,
    status: 'FAILED',
    error: { code: 'NOT_FOUND', message: 'The host answered 404', retryable: false },
  };
}

export function succeeded(
  inputUrl = 'https://cdn.example.com/a.jpg',
  bytesOut = 400,
  outcome: ImageOutcome = 'TARGET_MET',
): Image {
  return {
    inputUrl,
    status: 'SUCCEEDED',
    result: {
      outcome,
      key: `key-${bytesOut}`,
      name: 'a.jpg',
      bytesIn: 1000,
      bytesOut,
      width: 10,
      height: 20,
      format: 'jpeg',
      quality: outcome === 'KEPT_ORIGINAL' ? null : 60,
      similarity: outcome === 'KEPT_ORIGINAL' ? null : 81.25,
      reused: false,
    },
  };
}

export function stagedProduct(position: number, changes: Partial<StagedProduct> = {}): StagedProduct {
  return {
    position,
    line: position + 2,
    serialNumber: `SKU-${position}`,
    name: `Product ${position}`,
    status: 'PENDING',
    images: [pending(`https://cdn.example.com/${position}.jpg`)],
    sequence: null,
    finishedAt: null,
    ...changes,
  };
}

/** A product that is finished as it is staged, with this number. */
export function finishedProduct(
  position: number,
  sequence: number,
  images: readonly Image[] = [],
): StagedProduct {
  return stagedProduct(position, {
    images,
    status: productStatus(images),
    sequence,
    finishedAt: new Date('2026-01-01T00:00:01Z'),
  });
}

export function publicationOf(
  products: readonly StagedProduct[],
  changes: Partial<Publication> = {},
): Publication {
  const sums = new CounterSums(emptyCounters);
  for (const product of products) {
    sums.addProduct(product.images.length);
    if (product.sequence !== null) sums.finish(product.status, product.images);
  }
  return {
    head: {
      format: 'PLAIN',
      dialect: { delimiter: ',', lineEnd: '\n', bom: false },
      columns: ['S. No.', 'Product Name', 'Input Image Urls'],
      imageColumns: [2],
      nameColumn: 1,
      serialNumberColumn: 0,
    },
    counters: sums.freeze(),
    sequence: Math.max(0, ...products.map((product) => product.sequence ?? 0)),
    issues: [],
    totalIssues: 0,
    contentHash: 'hash',
    ...changes,
  };
}

export function products(count: number): StagedProduct[] {
  return Array.from({ length: count }, (_, position) => stagedProduct(position));
}

/** Stages and publishes; returns the request's id. */
export async function submit(
  store: Store,
  staged: readonly StagedProduct[],
  changes: Partial<StagedRequest> = {},
): Promise<string> {
  const request = stagedRequest(changes);
  await store.stage(request);
  for (let from = 0; from < staged.length; from += 1000) {
    await store.stageProducts(request.id, staged.slice(from, from + 1000));
  }
  await store.publish(request.id, publicationOf(staged));
  return request.id;
}

/** The result of a claimed product: what `finish` makes of each of its images. */
export function settlementOf(
  { product, token }: Claim,
  finish: (image: Image) => Image = (image) => succeeded(image.inputUrl),
  finishedAt = new Date('2026-01-01T00:01:00Z'),
): Settlement {
  return {
    requestId: product.requestId,
    position: product.position,
    token,
    run: product.run,
    images: product.images.map(finish),
    finishedAt,
  };
}

/** The sums over a request's products, taken the long way. */
export function sumsOver(all: readonly Product[]): Counters {
  const sums = new CounterSums(emptyCounters);
  for (const product of all) {
    sums.addProduct(product.images.length);
    if (product.sequence !== null) sums.finish(product.status, product.images);
  }
  return sums.freeze();
}
