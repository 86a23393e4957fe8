import type { ColourSpace } from './colour-space.ts';

/**
 * How a file's pixels are to be read where libvips would take them for sRGB, or for the CMYK of one printer.
 * Plain data: it crosses from the pool's process to its threads.
 */
export type SourceColour =
  | { readonly kind: 'tagged'; readonly space: ColourSpace }
  /** CMYK without a profile: browsers multiply what the inks leave. */
  | { readonly kind: 'inks' }
  /**
   * With a profile that sharp applies wrongly to these pixels: of 16 bits, which it makes Display P3 and calls
   * sRGB; of grey with a profile of colours, which it skips. They are made this kind of 8 bits `first`.
   */
  | { readonly kind: 'profiled'; readonly first: 'srgb' | 'b-w' };
