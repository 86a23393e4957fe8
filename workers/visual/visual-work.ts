import type { CompressionOptions } from '../../src/domain/compression-options.ts';
import type { ImageFacts } from '../image-facts.ts';
import type { Picture } from '../open-picture.ts';
import type { ImagePlan } from '../plan-image.ts';

/** One image to be made as small as its looks allow. */
export interface VisualWork {
  readonly picture: Picture;
  readonly bytes: Buffer;
  readonly facts: ImageFacts;
  readonly plan: ImagePlan;
  readonly options: CompressionOptions;
}
