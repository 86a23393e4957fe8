/** What the result of one image has to meet; docs/contract.md “Compression”. */
export type CompressionTarget =
  | {
      readonly kind: 'ratio' /** Largest share of the input's bytes, above 0 and up to 1. */;
      readonly ratio: number;
    }
  | { readonly kind: 'quality' /** Fixed encoder quality, 1 to 100. */; readonly quality: number }
  | { readonly kind: 'maxBytes' /** Largest size of the result in bytes. */; readonly maxBytes: number }
  | {
      readonly kind: 'visual' /** The smallest file that still looks that good. */;
      readonly visual: VisualTarget;
    };

export type VisualTarget = 'LOSSLESS' | 'HIGH' | 'GOOD';

/** The least similarity (SSIMULACRA 2) of a result; CONTRACT "GraphQL". */
export const leastSimilarity: Readonly<Record<VisualTarget, number>> = { LOSSLESS: 90, HIGH: 80, GOOD: 65 };

export type OutputFormat = 'KEEP' | 'JPEG' | 'PNG' | 'WEBP' | 'AVIF';
export type Effort = 'FAST' | 'BEST';

/** Resolved options (every default filled in), stored with the request and sent to the pool as they are. */
export interface CompressionOptions {
  readonly target: CompressionTarget;
  readonly format: OutputFormat;
  readonly effort: Effort;
  /** Floor for the encoder quality (1 to 100); below it the outcome is BEST_EFFORT. */
  readonly minQuality: number | null;
  /** Pixels; results are never enlarged. */
  readonly maxWidth: number | null;
  readonly maxHeight: number | null;
  readonly keepMetadata: boolean;
}

export const defaultCompressionOptions: CompressionOptions = {
  target: { kind: 'ratio', ratio: 0.5 },
  format: 'KEEP',
  effort: 'FAST',
  minQuality: null,
  maxWidth: null,
  maxHeight: null,
  keepMetadata: false,
};
