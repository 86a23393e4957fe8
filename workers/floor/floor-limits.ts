/** What a result may differ from its picture by; chosen by measurement, docs/decisions/a-floor-by-what-people-see.md. */
export interface FloorLimits extends BlockLimits {
  /** Of the colour of the whole: small errors that all go one way are a tint. */
  readonly tint: number;
  /** Of finer blocks, where letters and icons are drawn. */
  readonly fine: BlockLimits;
  /** Of those of a tiny picture, which is looked at pixel by pixel; there is little to save. */
  readonly tiny: BlockLimits;
  /** SSIMULACRA 2, at least. */
  readonly similarity: number;
}

interface BlockLimits {
  /** Of a block's colour, in OKLab. */
  readonly largest: number;
  /** Of 95 of 100 blocks' colours. */
  readonly percentile95: number;
}

/** Still taken for the same picture. */
export const usualFloor: FloorLimits = {
  ...{ largest: 0.05, percentile95: 0.025, tint: 0.0075, similarity: 30 },
  fine: { largest: 0.07, percentile95: 0.045 },
  tiny: { largest: 0.025, percentile95: 0.016 },
};

/** Beyond, colours or structure are off: not delivered either where someone names a lower quality. */
export const offLimits: FloorLimits = {
  ...{ largest: 0.1, percentile95: 0.04, tint: 0.02, similarity: 0 },
  fine: { largest: 0.15, percentile95: 0.08 },
  tiny: { largest: 0.3, percentile95: 0.2 },
};
