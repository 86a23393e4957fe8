/** What a result may differ from its picture by; chosen by measurement, docs/decisions/a-floor-by-what-people-see.md. */
export interface FloorLimits {
  /** Of a block's colour, in OKLab. */
  readonly largest: number;
  /** Of 95 of 100 blocks' colours. */
  readonly percentile95: number;
  /** Of the colour of the whole: small errors that all go one way are a tint. */
  readonly tint: number;
  /** SSIMULACRA 2, at least. */
  readonly similarity: number;
}

/** Still taken for the same picture. */
export const usualFloor: FloorLimits = { largest: 0.05, percentile95: 0.025, tint: 0.01, similarity: 30 };

/** Beyond, colours or structure are off: not delivered either where someone names a lower quality. */
export const offLimits: FloorLimits = { largest: 0.1, percentile95: 0.04, tint: 0.02, similarity: 0 };
