import type { ImageErrorCode } from './image-error.ts';

export type ImageStatus = 'PENDING' | 'SUCCEEDED' | 'FAILED' | 'SKIPPED';
export type ImageOutcome = 'TARGET_MET' | 'BEST_EFFORT' | 'KEPT_ORIGINAL';

/** Lower-case names of what the pool can read; what it can deliver is a part of these. */
export const imageFormats = ['jpeg', 'png', 'webp', 'avif', 'gif', 'tiff'] as const;
export type ImageFormat = (typeof imageFormats)[number];

/** A compressed image and where it is. */
export interface ImageResult {
  readonly outcome: ImageOutcome;
  /** The unguessable key of the output under `/outputs/<key>/<name>`. */
  readonly key: string;
  /** The source's file name made safe, with the extension of the result. */
  readonly name: string;
  readonly bytesIn: number;
  readonly bytesOut: number;
  /** Pixels, after orientation and resizing. */
  readonly width: number;
  readonly height: number;
  readonly format: ImageFormat;
  /** The encoder's quality; null where none applies (lossless, kept original). */
  readonly quality: number | null;
  /** SSIMULACRA 2 of the result against its source, at most 100; null where it was not measured. */
  readonly similarity: number | null;
  /** An earlier result was used; nothing was compressed. */
  readonly reused: boolean;
}

export interface ImageFailure {
  readonly code: ImageErrorCode;
  readonly message: string;
  readonly retryable: boolean;
}

/** One URL of a product. */
export type Image = { readonly inputUrl: string } & (
  | { readonly status: 'PENDING' }
  | { readonly status: 'SKIPPED' }
  | { readonly status: 'SUCCEEDED'; readonly result: ImageResult }
  | { readonly status: 'FAILED'; readonly error: ImageFailure }
);
