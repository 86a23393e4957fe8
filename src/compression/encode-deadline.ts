import type { ImageFormat } from '../domain/image.ts';

/** Milliseconds an encode of so many pixels into a format may last. */
export type EncodeDeadline = (pixels: number, format: ImageFormat) => number;

/** docs/design.md, decision 9: 10 s and 1 s a megapixel; ten times that for AVIF, whose encoder is much slower. */
export const encodeDeadline: EncodeDeadline = (pixels, format) =>
  (10_000 + pixels / 1000) * (format === 'avif' ? 10 : 1);
