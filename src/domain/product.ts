import type { Image } from './image.ts';

export type ProductStatus = 'PENDING' | 'SUCCEEDED' | 'PARTIALLY_FAILED' | 'FAILED' | 'CANCELED';

/** One product of a catalogue. */
export interface Product {
  /** See product-id.ts. */
  readonly id: string;
  readonly requestId: string;
  /** Its place in the file among the products, from 0. */
  readonly position: number;
  /** The line where its first record begins; the file's first line is 1. */
  readonly line: number;
  readonly serialNumber: string | null;
  readonly name: string | null;
  readonly status: ProductStatus;
  readonly images: readonly Image[];
  /** How many times its work was started over (retryFailed); from 0. */
  readonly run: number;
  /** Its number in the progress log; null until it has finished. */
  readonly sequence: number | null;
  readonly finishedAt: Date | null;
}

/** The status that a product with these images has; PENDING as long as one image is. */
export function productStatus(images: readonly Image[]): ProductStatus {
  let succeeded = 0;
  let failed = 0;
  for (const image of images) {
    if (image.status === 'PENDING') return 'PENDING';
    if (image.status === 'SUCCEEDED') succeeded += 1;
    if (image.status === 'FAILED') failed += 1;
  }
  if (failed === 0) return 'SUCCEEDED';
  return succeeded === 0 ? 'FAILED' : 'PARTIALLY_FAILED';
}
