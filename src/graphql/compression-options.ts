import { builder } from './builder.ts';

const VisualTarget = builder.enumType('VisualTarget', {
  description: 'How good the smallest file has to look.',
  values: {
    LOSSLESS: { description: 'Looks the same: similarity at least 90.' },
    HIGH: { description: 'Very close: similarity at least 80.' },
    GOOD: { description: 'Differs at a second look: similarity at least 65.' },
  } as const,
});

const CompressionTarget = builder.inputType('CompressionTarget', {
  description: 'What the result of each image has to meet: exactly one of these.',
  isOneOf: true,
  fields: (t) => ({
    ratio: t.float({ description: 'Largest share of the input’s bytes, above 0 and up to 1.' }),
    quality: t.int({ description: 'A fixed encoder quality, 1 to 100.' }),
    maxBytes: t.int({ description: 'Largest size in bytes.' }),
    visual: t.field({ type: VisualTarget, description: 'The smallest file that looks that good.' }),
  }),
});

const OutputFormat = builder.enumType('OutputFormat', {
  description: 'The format of the results.',
  values: {
    KEEP: { description: 'Each image keeps its own.' },
    JPEG: { description: 'JPEG, without transparency.' },
    PNG: { description: 'PNG, reduced to a palette where that is needed.' },
    WEBP: { description: 'WebP.' },
    AVIF: { description: 'AVIF: the smallest, and by far the slowest.' },
  } as const,
});

const Effort = builder.enumType('Effort', {
  description: 'How much time an image is worth.',
  values: {
    FAST: { description: 'Near the speed of one encode.' },
    BEST: { description: 'The best picture in those bytes.' },
  } as const,
});

export const CompressionOptions = builder.inputType('CompressionOptions', {
  description: 'How images are compressed.',
  fields: (t) => ({
    target: t.field({
      type: CompressionTarget,
      required: false,
      description: '`{ ratio: 0.5 }` when left out: half the bytes.',
    }),
    format: t.field({ type: OutputFormat, required: false, description: 'KEEP when left out.' }),
    effort: t.field({ type: Effort, required: false, description: 'FAST when left out.' }),
    minQuality: t.int({
      required: false,
      description: 'Lowest encoder quality, 1 to 100; the target is missed rather than going below.',
    }),
    maxWidth: t.int({ required: false, description: 'Pixels; results are made smaller, never larger.' }),
    maxHeight: t.int({ required: false, description: 'Pixels; results are made smaller, never larger.' }),
    keepMetadata: t.boolean({
      required: false,
      description: 'Keeps EXIF and the like; false when left out.',
    }),
  }),
});
