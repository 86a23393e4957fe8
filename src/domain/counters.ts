import type { Image, ImageOutcome, ImageStatus } from './image.ts';
import type { ImageErrorCode } from './image-error.ts';
import type { ProductStatus } from './product.ts';

/**
 * What a finished product is counted and found under: its status, the statuses of its images and the
 * outcomes they have. A product that is not finished has none.
 */
export type Facet = `status:${ProductStatus}` | `image:${ImageStatus}` | `outcome:${ImageOutcome}`;

/**
 * A request's sums over its products, kept in the request so that reading them costs the same for ten
 * products as for a million. Always equal to the sums over the products stored in the same transaction.
 */
export interface Counters {
  readonly products: number;
  readonly productsFinished: number;
  readonly images: number;
  readonly imagesSucceeded: number;
  readonly imagesFailed: number;
  readonly imagesSkipped: number;
  /** Bytes of images that succeeded, before and after. */
  readonly bytesIn: number;
  readonly bytesOut: number;
  /** Images that succeeded, by share saved: ten buckets, 0–10 % … 90–100 %. */
  readonly savedHistogram: readonly number[];
  readonly errors: Readonly<Partial<Record<ImageErrorCode, number>>>;
  /** Finished products by facet. */
  readonly facets: Readonly<Partial<Record<Facet, number>>>;
}

export const emptyCounters: Counters = {
  products: 0,
  productsFinished: 0,
  images: 0,
  imagesSucceeded: 0,
  imagesFailed: 0,
  imagesSkipped: 0,
  bytesIn: 0,
  bytesOut: 0,
  savedHistogram: [0, 0, 0, 0, 0, 0, 0, 0, 0, 0],
  errors: {},
  facets: {},
};

/** The bucket of the histogram for an image that went from `bytesIn` to `bytesOut` bytes, 0 to 9. */
export function savedBucket(bytesIn: number, bytesOut: number): number {
  // In whole numbers: 1 - 90 / 100 is a little less than a tenth.
  const tenths = bytesIn === 0 ? 0 : Math.floor(((bytesIn - bytesOut) * 10) / bytesIn);
  return Math.min(9, Math.max(0, tenths));
}

/** The facets of a finished product with this status and these images. */
export function facetsOf(status: ProductStatus, images: readonly Image[]): Facet[] {
  const facets = new Set<Facet>([`status:${status}`]);
  for (const image of images) {
    facets.add(`image:${image.status}`);
    if (image.status === 'SUCCEEDED') facets.add(`outcome:${image.result.outcome}`);
  }
  return [...facets];
}

/** Bytes saved over a product's images; null when none succeeded. */
export function bytesSaved(images: readonly Image[]): number | null {
  let saved: number | null = null;
  for (const image of images) {
    if (image.status === 'SUCCEEDED') saved = (saved ?? 0) + image.result.bytesIn - image.result.bytesOut;
  }
  return saved;
}

/** Sums that are added to and taken from while products come and go; `freeze` returns the Counters. */
export class CounterSums {
  #sums: { -readonly [K in keyof Counters]: Counters[K] };
  #histogram: number[];
  #errors: Partial<Record<ImageErrorCode, number>>;
  #facets: Partial<Record<Facet, number>>;

  constructor(start: Counters) {
    this.#sums = { ...start };
    this.#histogram = [...start.savedHistogram];
    this.#errors = { ...start.errors };
    this.#facets = { ...start.facets };
  }

  /** A new product of the catalogue, its images included; call `finish` too when it is finished already. */
  addProduct(imageCount: number): void {
    this.#sums.products += 1;
    this.#sums.images += imageCount;
  }

  /** A product finished with this status and these images. */
  finish(status: ProductStatus, images: readonly Image[]): void {
    this.#count(status, images, 1);
  }

  /** A finished product is pending again: removes what `finish` had added for the same images. */
  unfinish(status: ProductStatus, images: readonly Image[]): void {
    this.#count(status, images, -1);
  }

  freeze(): Counters {
    return {
      ...this.#sums,
      savedHistogram: [...this.#histogram],
      errors: withoutZeros(this.#errors),
      facets: withoutZeros(this.#facets),
    };
  }

  #count(status: ProductStatus, images: readonly Image[], sign: 1 | -1): void {
    this.#sums.productsFinished += sign;
    for (const facet of facetsOf(status, images)) this.#facets[facet] = (this.#facets[facet] ?? 0) + sign;
    for (const image of images) this.#countImage(image, sign);
  }

  #countImage(image: Image, sign: 1 | -1): void {
    if (image.status === 'SKIPPED') this.#sums.imagesSkipped += sign;
    if (image.status === 'FAILED') {
      this.#sums.imagesFailed += sign;
      this.#errors[image.error.code] = (this.#errors[image.error.code] ?? 0) + sign;
    }
    if (image.status === 'SUCCEEDED') {
      const { bytesIn, bytesOut } = image.result;
      this.#sums.imagesSucceeded += sign;
      this.#sums.bytesIn += sign * bytesIn;
      this.#sums.bytesOut += sign * bytesOut;
      const bucket = savedBucket(bytesIn, bytesOut);
      this.#histogram[bucket] = (this.#histogram[bucket] ?? 0) + sign;
    }
  }
}

function withoutZeros<K extends string>(counts: Partial<Record<K, number>>): Partial<Record<K, number>> {
  return Object.fromEntries(Object.entries(counts).filter(([, count]) => count !== 0)) as typeof counts;
}
