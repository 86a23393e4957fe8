import type { ImageOutcome, ImageStatus } from './image.ts';
import type { ProductStatus } from './product.ts';

/** Which products of a request, and in which order. */
export interface ProductQuery {
  readonly filter: {
    readonly status?: ProductStatus | undefined;
    readonly imageStatus?: ImageStatus | undefined;
    readonly outcome?: ImageOutcome | undefined;
    /** Words of the name by prefix, or the serial number. */
    readonly search?: string | undefined;
  };
  /** FINISHED (latest first), MOST_SAVED and LEAST_SAVED list finished products only. */
  readonly order: 'FILE' | 'FINISHED' | 'MOST_SAVED' | 'LEAST_SAVED';
}
