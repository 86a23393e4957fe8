import type { ImageFormat } from '../src/domain/image.ts';
import type { SourceColour } from './colour/source-colour.ts';

/** What an image's header says, before anything is decoded. Crosses from the pool's process to its threads. */
export interface ImageFacts {
  readonly format: ImageFormat;
  /** Size of the file. */
  readonly bytes: number;
  /** Pixels of one frame, before orientation. */
  readonly width: number;
  readonly height: number;
  /** Frames of an animation, pages of a TIFF; 1 for a still image. */
  readonly frames: number;
  /** EXIF orientation, 1 (upright) to 8. */
  readonly orientation: number;
  readonly hasAlpha: boolean;
  readonly hasProfile: boolean;
  /** Not 8-bit sRGB or grey, or a profile of grey or of inks; only decoding makes it what browsers show. */
  readonly unusualColour: boolean;
  /** How browsers read the pixels, where libvips would read them otherwise; null: as libvips does. */
  readonly colour: SourceColour | null;
  /** The format keeps every pixel as it was; of WebP, this file does. */
  readonly lossless: boolean;
  /** Milliseconds a frame and the number of loops (0: for ever), where the format animates. */
  readonly delay: number[] | null;
  readonly loop: number | null;
}
