import type { SingleFlight } from '../concurrency/single-flight.ts';
import type { CompressionOptions } from '../domain/compression-options.ts';
import type { Image } from '../domain/image.ts';
import type { Source } from '../store/known-output.ts';
import type { Claim, Settlement } from '../store/settlement.ts';
import type { ImageBacklog } from './image-backlog.ts';
import { type ImageDependencies, type ProcessedImage, processImage } from './process-image.ts';

/** The reason of a signal that ends a product because its request is being cancelled or is gone. */
export class RemovedError extends Error {}

export interface ProductDependencies extends ImageDependencies {
  readonly backlog: ImageBacklog;
  readonly urls: SingleFlight<string, ProcessedImage>;
}

/**
 * Brings a claimed product to its settlement: every pending image on its own, so that one that fails never
 * fails another. Images that have a result already (an earlier run) stay as they are. When the request is
 * removed meanwhile, images that have no result yet are skipped.
 */
export async function processProduct(
  dependencies: ProductDependencies,
  claim: Claim,
  options: CompressionOptions,
  signal: AbortSignal,
): Promise<Settlement> {
  const { backlog, urls } = dependencies;
  const { product, owner, token } = claim;
  const { requestId, position, run } = product;
  const sources: Source[] = [];
  let canceled = false;

  async function process(url: string): Promise<Image> {
    const { value, first } = await urls.share(`${requestId} ${run} ${url}`, () =>
      backlog.run((whileIdle) =>
        processImage(dependencies, {
          url,
          requestId,
          product: product.id,
          owner,
          options,
          whileIdle,
          signal,
        }),
      ),
    );
    if (!first) return reused(value.image);
    if (value.source !== null) sources.push(value.source);
    return value.image;
  }

  async function finish(image: Image): Promise<Image> {
    if (image.status !== 'PENDING') return image;
    try {
      return await process(image.inputUrl);
    } catch (error) {
      if (!(error instanceof RemovedError)) throw error;
      canceled = true;
      return { inputUrl: image.inputUrl, status: 'SKIPPED' };
    }
  }

  const images = await Promise.all(product.images.map(finish));
  return { requestId, position, token, run, images, sources, canceled, finishedAt: new Date() };
}

function reused(image: Image): Image {
  return image.status === 'SUCCEEDED' ? { ...image, result: { ...image.result, reused: true } } : image;
}
