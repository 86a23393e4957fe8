import type { CompressionOptions } from '../domain/compression-options.ts';
import type { ImageFormat, ImageOutcome } from '../domain/image.ts';

export interface CompressionJob {
  /** Path of the file to read. */
  readonly input: string;
  /** Path of the file to write, whole or not at all (`<output>.part` meanwhile); removed again on failure. */
  readonly output: string;
  readonly options: CompressionOptions;
}

/** A small WebP of a file, for looking at. */
export type ThumbnailJob = Omit<CompressionJob, 'options'>;

export interface CompressionResult {
  readonly outcome: ImageOutcome;
  readonly format: ImageFormat;
  readonly bytesIn: number;
  readonly bytesOut: number;
  /** Pixels, after orientation and resizing. */
  readonly width: number;
  readonly height: number;
  /** The encoder's quality, 1 to 100; null where none applies. */
  readonly quality: number | null;
  /** SSIMULACRA 2 of the result against its source, at most 100; null where it was not measured. */
  readonly similarity: number | null;
  /** How often the picture was encoded whole; what the search cost. */
  readonly encodes?: number;
}

/** Compresses files outside this process; no image's bytes enter it, and no image can take it down. */
export interface Compressor {
  /**
   * Rejects with an ImageError, or with the signal's reason. Native code cannot be stopped in its middle:
   * after an abort the thread is busy until its deadline at the latest, and what it writes is removed.
   */
  compress(job: CompressionJob, signal: AbortSignal): Promise<CompressionResult>;
  /** As `compress`, behind all of it but for what has waited long; then one at a time. Refuses when very many wait. */
  thumbnail(job: ThumbnailJob, signal: AbortSignal): Promise<void>;
  /** Resolves while fewer than four jobs a thread wait; rejects with the signal's reason, or when closed. */
  whenCapacity(signal: AbortSignal): Promise<void>;
  /** Why the pool is unavailable; null while it works, or is about to be back after one bad image. */
  unavailableReason(): string | null;
  /** Rejects what waits and runs, ends the pool's process. */
  close(): Promise<void>;
}
