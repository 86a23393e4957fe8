import type { Image, ImageFailure, ImageFormat, ImageOutcome, ImageStatus } from '../domain/image.ts';
import type { Product, ProductStatus } from '../domain/product.ts';
import type { Links } from './links.ts';
import { savedRatio } from './progress-of.ts';

/** The type `Image` of the contract, as GraphQL and webhooks show it. */
export interface ImageView {
  readonly inputUrl: string;
  readonly outputUrl: string | null;
  readonly thumbnailUrl: string | null;
  readonly status: ImageStatus;
  readonly outcome: ImageOutcome | null;
  readonly bytesIn: number | null;
  readonly bytesOut: number | null;
  readonly savedRatio: number | null;
  readonly width: number | null;
  readonly height: number | null;
  readonly format: ImageFormat | null;
  readonly quality: number | null;
  readonly similarity: number | null;
  readonly reused: boolean;
  readonly error: ImageFailure | null;
}

/** The type `Product` of the contract. */
export interface ProductView {
  readonly id: string;
  readonly line: number;
  readonly serialNumber: string | null;
  readonly name: string | null;
  readonly status: ProductStatus;
  readonly images: readonly ImageView[];
  readonly finishedAt: Date | null;
}

export function productView(product: Product, links: Links): ProductView {
  const { id, line, serialNumber, name, status, finishedAt } = product;
  return {
    id,
    line,
    serialNumber,
    name,
    status,
    images: product.images.map((image) => imageView(image, links)),
    finishedAt,
  };
}

const nothing = {
  outputUrl: null,
  thumbnailUrl: null,
  outcome: null,
  bytesIn: null,
  bytesOut: null,
  savedRatio: null,
  width: null,
  height: null,
  format: null,
  quality: null,
  similarity: null,
  reused: false,
  error: null,
} as const;

function imageView(image: Image, links: Links): ImageView {
  const { inputUrl, status } = image;
  if (image.status === 'FAILED') return { ...nothing, inputUrl, status, error: image.error };
  if (image.status !== 'SUCCEEDED') return { ...nothing, inputUrl, status };
  const { key, name, ...result } = image.result;
  return {
    ...result,
    inputUrl,
    status,
    outputUrl: links.output(key, name),
    thumbnailUrl: links.thumbnail(key),
    savedRatio: savedRatio(result.bytesIn, result.bytesOut),
    error: null,
  };
}
