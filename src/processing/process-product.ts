import type { CompressionOptions } from '../compression/compression-options.ts';
import type { Image } from '../requests/image.ts';
import type { Claim, Settlement } from '../store/store.ts';
import type { Line } from './line.ts';
import { type ImageDependencies, processImage } from './process-image.ts';

/**
 * Brings a claimed product to its settlement: every pending image on its own, so that one that fails never
 * fails another. Images that have a result already (an earlier run) stay as they are.
 */
export async function processProduct(
  dependencies: ImageDependencies & { readonly line: Line },
  claim: Claim,
  options: CompressionOptions,
  signal: AbortSignal,
): Promise<Settlement> {
  const { product, owner, token } = claim;
  const { requestId, position, run } = product;
  const finish = (image: Image): Promise<Image> => {
    if (image.status !== 'PENDING') return Promise.resolve(image);
    const url = image.inputUrl;
    return dependencies.line.run((whileIdle) =>
      processImage(dependencies, { url, requestId, owner, options, whileIdle, signal }),
    );
  };
  const images = await Promise.all(product.images.map(finish));
  return { requestId, position, token, run, images, finishedAt: new Date() };
}
