import type { Image, ImageFormat, ImageOutcome } from '../../domain/image.ts';
import type { ImageErrorCode } from '../../domain/image-error.ts';
import type { Product, ProductStatus } from '../../domain/product.ts';
import { productId } from '../../domain/product-id.ts';
import type { StagedProduct } from '../submission.ts';
import { positionOf } from './product-key.ts';

/** A row of `products`. `images` null: all are pending, and cost their URLs only. */
export interface ProductRow {
  readonly id: number;
  readonly body: string;
  readonly images: string | null;
  readonly status: ProductStatus | null;
  readonly run: number;
  readonly sequence: number | null;
  readonly finished_at: number | null;
}

/** What a product is from the start: line, serial number, name, URLs. */
export type ProductBody = readonly [number, string | null, string | null, readonly string[]];

type StoredImage =
  | 'P'
  | 'K'
  | readonly [
      'S',
      ImageOutcome,
      string,
      string,
      number,
      number,
      number,
      number,
      ImageFormat,
      number | null,
      0 | 1,
      // The similarity: missing in rows of before it was measured.
      (number | null)?,
    ]
  | readonly ['F', ImageErrorCode, string, 0 | 1];

export function bodyOf(product: StagedProduct): ProductBody {
  return [product.line, product.serialNumber, product.name, product.images.map((image) => image.inputUrl)];
}

/** What came of a product's images, position for position with its URLs. */
export function encodeImages(images: readonly Image[]): string {
  return JSON.stringify(images.map(encodeImage));
}

export function decodeProduct(requestId: string, row: ProductRow): Product {
  const [line, serialNumber, name, urls] = JSON.parse(row.body) as ProductBody;
  const stored = row.images === null ? [] : (JSON.parse(row.images) as StoredImage[]);
  const position = positionOf(row.id);
  return {
    id: productId(requestId, position),
    requestId,
    position,
    line,
    serialNumber,
    name,
    status: row.status ?? 'PENDING',
    images: urls.map((inputUrl, index) => decodeImage(inputUrl, stored[index] ?? 'P')),
    run: row.run,
    sequence: row.sequence,
    finishedAt: row.finished_at === null ? null : new Date(row.finished_at),
  };
}

function encodeImage(image: Image): StoredImage {
  switch (image.status) {
    case 'PENDING':
      return 'P';
    case 'SKIPPED':
      return 'K';
    case 'FAILED':
      return ['F', image.error.code, image.error.message, image.error.retryable ? 1 : 0];
    case 'SUCCEEDED': {
      const { outcome, key, name, bytesIn, bytesOut, width, height, format, quality } = image.result;
      const { reused, similarity } = image.result;
      const stored = [outcome, key, name, bytesIn, bytesOut, width, height, format, quality] as const;
      return ['S', ...stored, reused ? 1 : 0, similarity];
    }
  }
}

function decodeImage(inputUrl: string, stored: StoredImage): Image {
  if (stored === 'P') return { inputUrl, status: 'PENDING' };
  if (stored === 'K') return { inputUrl, status: 'SKIPPED' };
  if (stored[0] === 'F') {
    const [, code, message, retryable] = stored;
    return { inputUrl, status: 'FAILED', error: { code, message, retryable: retryable === 1 } };
  }
  const [, outcome, key, name, bytesIn, bytesOut, width, height, format, quality, reused, similarity = null] =
    stored;
  return {
    inputUrl,
    status: 'SUCCEEDED',
    result: {
      ...{ outcome, key, name, bytesIn, bytesOut, width, height, format, quality, similarity },
      reused: reused === 1,
    },
  };
}
