import { Counter, type Registry } from 'prom-client';
import type { Image } from '../domain/image.ts';
import { imageErrorCodes } from '../domain/image-error.ts';

/** Images that have come to their result. */
export interface ImageMetrics {
  /** One image of a product whose result the store has taken. */
  finished(image: Image): void;
  /** Images that were skipped without being tried. */
  skipped(images: number): void;
}

const outcomes = ['TARGET_MET', 'BEST_EFFORT', 'KEPT_ORIGINAL'] as const;

/** Every series is there from the start, so that the first failure of a kind is an increase from 0. */
export function createImageMetrics(registry: Registry): ImageMetrics {
  const registers = [registry];
  const images = new Counter({
    name: 'halftone_images_total',
    help: 'Images that came to a result: succeeded (by outcome), failed (by code) or skipped.',
    labelNames: ['result', 'outcome', 'code'],
    registers,
  });
  const reused = new Counter({
    name: 'halftone_images_reused_total',
    help: 'Images that succeeded with an earlier result; nothing was compressed.',
    registers,
  });
  const bytesIn = new Counter({
    name: 'halftone_image_input_bytes_total',
    help: 'Bytes of the sources of images that succeeded.',
    registers,
  });
  const bytesOut = new Counter({
    name: 'halftone_image_output_bytes_total',
    help: 'Bytes of the outputs of images that succeeded.',
    registers,
  });
  for (const outcome of outcomes) images.inc({ result: 'succeeded', outcome }, 0);
  for (const code of imageErrorCodes) images.inc({ result: 'failed', code }, 0);
  images.inc({ result: 'skipped' }, 0);

  return {
    finished(image) {
      if (image.status === 'FAILED') images.inc({ result: 'failed', code: image.error.code });
      if (image.status === 'SKIPPED') images.inc({ result: 'skipped' });
      if (image.status !== 'SUCCEEDED') return;
      const { result } = image;
      images.inc({ result: 'succeeded', outcome: result.outcome });
      bytesIn.inc(result.bytesIn);
      bytesOut.inc(result.bytesOut);
      if (result.reused) reused.inc();
    },
    skipped: (count) => images.inc({ result: 'skipped' }, count),
  };
}
