import { builder } from './builder.ts';

const VisualTarget = builder.enumType('VisualTarget', {
  description: 'How good the result must look.',
  values: {
    LOSSLESS: { description: 'Looks the same: similarity at least 90.' },
    HIGH: { description: 'Very close: similarity at least 80.' },
    GOOD: { description: 'Visible at second look: similarity at least 65.' },
  } as const,
});

const CompressionTarget = builder.inputType('CompressionTarget', {
  description: 'The goal for each compressed image. Give exactly one of these.',
  isOneOf: true,
  fields: (t) => ({
    ratio: t.float({ description: 'At most this share of the input’s bytes: more than 0, at most 1.' }),
    quality: t.int({ description: 'A fixed encoder quality, 1 to 100.' }),
    maxBytes: t.int({ description: 'Largest size in bytes.' }),
    visual: t.field({ type: VisualTarget, description: 'The smallest file that still looks this good.' }),
  }),
});

const OutputFormat = builder.enumType('OutputFormat', {
  description: 'The format of the compressed images.',
  values: {
    KEEP: { description: 'Each image keeps its format.' },
    JPEG: { description: 'JPEG, without transparency.' },
    PNG: { description: 'PNG, with a reduced palette if needed.' },
    WEBP: { description: 'WebP.' },
    AVIF: { description: 'AVIF: the smallest, and by far the slowest.' },
  } as const,
});

const Effort = builder.enumType('Effort', {
  description: 'How much time to spend on an image.',
  values: {
    FAST: { description: 'Nearly as fast as encoding once.' },
    BEST: { description: 'The best picture for the size.' },
  } as const,
});

export const CompressionOptions = builder.inputType('CompressionOptions', {
  description: 'How to compress the images.',
  fields: (t) => ({
    target: t.field({
      type: CompressionTarget,
      required: false,
      description: 'Default: `{ ratio: 0.5 }`, half the bytes.',
    }),
    format: t.field({ type: OutputFormat, required: false, description: 'Default: KEEP.' }),
    effort: t.field({ type: Effort, required: false, description: 'Default: FAST.' }),
    minQuality: t.int({
      required: false,
      description:
        'Lowest encoder quality allowed, 1 to 100. Where the target needs less, the image misses it (BEST_EFFORT).',
    }),
    maxWidth: t.int({
      required: false,
      description: 'Pixels. Larger images are scaled down; smaller ones are never enlarged.',
    }),
    maxHeight: t.int({
      required: false,
      description: 'Pixels. Larger images are scaled down; smaller ones are never enlarged.',
    }),
    keepMetadata: t.boolean({
      required: false,
      description: 'Keep EXIF, XMP and other metadata. Default: false.',
    }),
  }),
});
