import type { ImageFailure } from '../domain/image.ts';
import type { ImageView } from '../outputs/product-view.ts';
import { builder } from './builder.ts';

export const ImageStatus = builder.enumType('ImageStatus', {
  description: 'The state of an image.',
  values: {
    PENDING: { description: 'Not processed yet.' },
    SUCCEEDED: { description: 'Compressed; the result is at `outputUrl`.' },
    FAILED: { description: 'There is no result; `error` says why.' },
    SKIPPED: {
      description: 'Not processed: the request was cancelled, or the image is a path and not a URL.',
    },
  } as const,
});

export const ImageOutcome = builder.enumType('ImageOutcome', {
  description: 'Whether the target was met.',
  values: {
    TARGET_MET: { description: 'The target was met.' },
    BEST_EFFORT: { description: 'Smaller than the input, but the target was missed.' },
    KEPT_ORIGINAL: { description: 'No smaller version was found. The original is delivered.' },
  } as const,
});

const ImageError = builder.objectRef<ImageFailure>('ImageError').implement({
  description: 'Why an image failed.',
  fields: (t) => ({
    code: t.exposeString('code', { description: 'For programs, such as NOT_FOUND or TOO_LARGE.' }),
    message: t.exposeString('message', { description: 'What went wrong, in words.' }),
    retryable: t.exposeBoolean('retryable', { description: 'Whether trying again can help.' }),
  }),
});

export const Image = builder.objectRef<ImageView>('Image').implement({
  description: 'An image of a product.',
  fields: (t) => ({
    inputUrl: t.exposeString('inputUrl', { description: 'The URL in the catalogue.' }),
    outputUrl: t.expose('outputUrl', {
      type: 'URL',
      nullable: true,
      description: 'URL of the compressed image; null until the image has succeeded.',
    }),
    thumbnailUrl: t.expose('thumbnailUrl', {
      type: 'URL',
      nullable: true,
      description: 'URL of a small preview of the result; null until the image has succeeded.',
    }),
    status: t.expose('status', { type: ImageStatus, description: 'The state of the image.' }),
    outcome: t.expose('outcome', {
      type: ImageOutcome,
      nullable: true,
      description: 'Whether the target was met; null until the image has succeeded.',
    }),
    bytesIn: t.expose('bytesIn', {
      type: 'ByteCount',
      nullable: true,
      description: 'Size of the original in bytes.',
    }),
    bytesOut: t.expose('bytesOut', {
      type: 'ByteCount',
      nullable: true,
      description: 'Size of the result in bytes.',
    }),
    savedRatio: t.exposeFloat('savedRatio', {
      nullable: true,
      description: 'Share of the bytes saved, 0 to 1.',
    }),
    width: t.exposeInt('width', { nullable: true, description: 'Pixels, of the result.' }),
    height: t.exposeInt('height', { nullable: true, description: 'Pixels, of the result.' }),
    format: t.exposeString('format', {
      nullable: true,
      description: 'Format of the result: jpeg, png, webp, avif, gif or tiff.',
    }),
    quality: t.exposeInt('quality', {
      nullable: true,
      description: 'Encoder quality; null if there is none (lossless, original kept).',
    }),
    similarity: t.exposeFloat('similarity', {
      nullable: true,
      description:
        'How similar the result looks to its source, by SSIMULACRA 2: 100 is identical, 90 and above looks the same. Null if not measured; only the target `visual` measures it.',
    }),
    reused: t.exposeBoolean('reused', {
      description: 'True if an earlier result was used again.',
    }),
    error: t.expose('error', {
      type: ImageError,
      nullable: true,
      description: 'Why the image failed; null if it did not.',
    }),
  }),
});
