import type { ImageFailure } from '../domain/image.ts';
import type { ImageView } from '../outputs/product-view.ts';
import { builder } from './builder.ts';

export const ImageStatus = builder.enumType('ImageStatus', {
  description: 'Where one image stands.',
  values: {
    PENDING: { description: 'Not done yet.' },
    SUCCEEDED: { description: 'Has a result.' },
    FAILED: { description: 'Has none; `error` says why.' },
    SKIPPED: { description: 'Was passed over: cancelled, or a path instead of a URL.' },
  } as const,
});

export const ImageOutcome = builder.enumType('ImageOutcome', {
  description: 'How well the target was met.',
  values: {
    TARGET_MET: { description: 'Within the target.' },
    BEST_EFFORT: { description: 'Smaller than the input, but the target was missed.' },
    KEPT_ORIGINAL: { description: 'Nothing smaller was found; the input is delivered.' },
  } as const,
});

const ImageError = builder.objectRef<ImageFailure>('ImageError').implement({
  description: 'Why one image has no result.',
  fields: (t) => ({
    code: t.exposeString('code', { description: 'For programs, such as NOT_FOUND or TOO_LARGE.' }),
    message: t.exposeString('message', { description: 'What was found.' }),
    retryable: t.exposeBoolean('retryable', { description: 'Whether trying again can help.' }),
  }),
});

export const Image = builder.objectRef<ImageView>('Image').implement({
  description: 'One image URL of a product, and what became of it.',
  fields: (t) => ({
    inputUrl: t.exposeString('inputUrl', { description: 'The URL as the catalogue has it.' }),
    outputUrl: t.expose('outputUrl', {
      type: 'URL',
      nullable: true,
      description: 'The compressed image; null until it succeeded.',
    }),
    thumbnailUrl: t.expose('thumbnailUrl', {
      type: 'URL',
      nullable: true,
      description: 'A small preview of the result; null where there is none.',
    }),
    status: t.expose('status', { type: ImageStatus, description: 'Where the image stands.' }),
    outcome: t.expose('outcome', {
      type: ImageOutcome,
      nullable: true,
      description: 'How well the target was met; null until it succeeded.',
    }),
    bytesIn: t.expose('bytesIn', { type: 'ByteCount', nullable: true, description: 'Bytes before.' }),
    bytesOut: t.expose('bytesOut', { type: 'ByteCount', nullable: true, description: 'Bytes after.' }),
    savedRatio: t.exposeFloat('savedRatio', {
      nullable: true,
      description: 'Share of the bytes saved, 0 to 1.',
    }),
    width: t.exposeInt('width', { nullable: true, description: 'Pixels of the result.' }),
    height: t.exposeInt('height', { nullable: true, description: 'Pixels of the result.' }),
    format: t.exposeString('format', {
      nullable: true,
      description: 'Format of the result: jpeg, png, webp, avif, gif or tiff.',
    }),
    quality: t.exposeInt('quality', {
      nullable: true,
      description: 'The encoder’s quality; null where none applies (lossless, kept original).',
    }),
    similarity: t.exposeFloat('similarity', {
      nullable: true,
      description:
        'How much the result looks like its source: SSIMULACRA 2, at most 100 (equal); from 90 it looks the same. Null where it was not measured: only the target `visual` asks for it.',
    }),
    reused: t.exposeBoolean('reused', {
      description: 'Whether an earlier result was used and nothing was compressed.',
    }),
    error: t.expose('error', { type: ImageError, nullable: true, description: 'Why it failed.' }),
  }),
});
