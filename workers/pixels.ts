/** Decoded pixels, row by row, channels interleaved, 8 bits each. */
export interface Pixels {
  readonly data: Buffer;
  readonly width: number;
  readonly height: number;
  /** Grey, or red, green and blue; and alpha. */
  readonly channels: 1 | 2 | 3 | 4;
}
