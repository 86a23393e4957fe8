import type { CompressionOptions } from '../compression/compression-options.ts';
import type { Image } from '../requests/image.ts';
import type { Claim, Settlement } from '../store/store.ts';
import type { Line } from './line.ts';
import { type ImageDependencies, processImage } from './process-image.ts';

/** The reason of a signal that ends a product because its request is being cancelled or is gone. */
export class RemovedError extends Error {}

/**
 * Brings a claimed product to its settlement: every pending image on its own, so that one that fails never
 * fails another. Images that have a result already (an earlier run) stay as they are. When the request is
 * removed meanwhile, images that have no result yet are skipped.
 */
export async function processProduct(
  dependencies: ImageDependencies & { readonly line: Line },
  claim: Claim,
  options: CompressionOptions,
  signal: AbortSignal,
): Promise<Settlement> {
  const { product, owner, token } = claim;
  const { requestId, position, run } = product;
  let canceled = false;
  const finish = async (image: Image): Promise<Image> => {
    if (image.status !== 'PENDING') return image;
    const { inputUrl } = image;
    try {
      return await dependencies.line.run((whileIdle) =>
        processImage(dependencies, { url: inputUrl, requestId, owner, options, whileIdle, signal }),
      );
    } catch (error) {
      if (!(error instanceof RemovedError)) throw error;
      canceled = true;
      return { inputUrl, status: 'SKIPPED' };
    }
  };
  const images = await Promise.all(product.images.map(finish));
  return { requestId, position, token, run, images, finishedAt: new Date(), canceled };
}
