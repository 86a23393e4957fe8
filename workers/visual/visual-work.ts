import type { CompressionOptions } from '../../src/domain/compression-options.ts';
import type { ImageFacts } from '../image-facts.ts';
import type { Picture } from '../open-picture.ts';
import type { Pixels } from '../pixels.ts';
import type { ImagePlan } from '../plan-image.ts';

/** One image to be made as small as its looks allow. */
export interface VisualWork {
  readonly picture: Picture;
  readonly bytes: Buffer;
  readonly facts: ImageFacts;
  readonly plan: ImagePlan;
  readonly options: CompressionOptions;
  /** Holds results to the floor by more than similarity; null: that is enough. */
  readonly floor: VisualFloor | null;
}

export interface VisualFloor {
  /** Whether a result of the picture holds. */
  readonly holds: (result: Buffer) => Promise<boolean>;
  /** The same for results of a part of it. */
  readonly ofPart: (part: Pixels) => (result: Buffer) => Promise<boolean>;
}
