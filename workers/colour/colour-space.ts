/** What the numbers of a picture mean. */
export interface ColourSpace {
  readonly primaries: Primaries;
  readonly transfer: Transfer;
  /** Brightest light of the picture in cd/m²; where the transfer is PQ or HLG and the file does not say: null. */
  readonly peak: number | null;
}

/** CIE 1931 x and y of white, red, green and blue. */
export type Primaries = readonly [
  white: Chromaticity,
  red: Chromaticity,
  green: Chromaticity,
  blue: Chromaticity,
];

export type Chromaticity = readonly [x: number, y: number];

/** From a number of the file to light. `gamma`: light is the number to the power of `exponent`. */
export type Transfer =
  | { readonly curve: 'gamma'; readonly exponent: number }
  | { readonly curve: 'srgb' | 'smpte240' | 'smpte428' | 'pq' | 'hlg' };
