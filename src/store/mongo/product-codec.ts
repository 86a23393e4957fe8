import { facetsOf } from '../../domain/counters.ts';
import type { Image } from '../../domain/image.ts';
import type { Product, ProductStatus } from '../../domain/product.ts';
import { productId } from '../../domain/product-id.ts';
import { savedRank } from '../policy/product-selection.ts';
import { mostProducts } from '../policy/staging.ts';
import type { StagedProduct } from '../submission.ts';
import type { ProductDocument, ProductKey } from './documents.ts';

/** What lists need beside the product itself. */
export const productFields = { words: 0, facets: 0, claim: 0 } as const;

export function productKey(request: string, position: number): ProductKey {
  return { request, position };
}

/** Matches the keys of a request's products from a position on. */
export function keysFrom(request: string, position: number) {
  return { $gte: productKey(request, position), $lt: productKey(request, mostProducts) };
}

export function encodeStaged(request: string, product: StagedProduct): ProductDocument {
  const { position, line, serialNumber, name, status, images, sequence, finishedAt } = product;
  const staged = { _id: productKey(request, position), line, serialNumber, name, images, run: 0 };
  if (sequence === null || finishedAt === null) return { ...staged, status: 'PENDING' };
  return { ...staged, ...finishedFields(status, images, sequence, finishedAt) };
}

/** What a product has from the moment it finished. */
export function finishedFields(
  status: ProductStatus,
  images: readonly Image[],
  sequence: number,
  finishedAt: Date,
) {
  const saved = savedRank(images);
  return { status, images, sequence, finishedAt, saved, facets: facetsOf(status, images) };
}

/** Results of before similarity was measured lack it. */
function withSimilarity(image: Image): Image {
  if (image.status !== 'SUCCEEDED') return image;
  return { ...image, result: { ...image.result, similarity: image.result.similarity ?? null } };
}

export function decodeProduct(document: ProductDocument): Product {
  const { _id, line, serialNumber, name, status, images, run, sequence, finishedAt } = document;
  return {
    id: productId(_id.request, _id.position),
    requestId: _id.request,
    position: _id.position,
    line,
    serialNumber,
    name,
    status,
    images: images.map(withSimilarity),
    run,
    sequence: sequence ?? null,
    finishedAt: finishedAt ?? null,
  };
}
