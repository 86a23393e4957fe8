import type { Request, RequestStatus } from '../domain/request.ts';

/** The outcome of a retry. */
export type RetryResult =
  | { readonly kind: 'retrying'; readonly request: Request }
  /** No image has failed. */
  | { readonly kind: 'nothing' }
  /** It is being cancelled, and may be retried when that is done. */
  | { readonly kind: 'canceling' };

/** What one step of a long job has done. */
export interface Advance {
  /** Products (of a deletion: rows) that were changed; 0 while what is left is claimed. */
  readonly changed: number;
  /** The request needs no further step. */
  readonly done: boolean;
  /** Deliveries were put into the outbox. */
  readonly deliveries: boolean;
  /** What became CANCELED: products, and the images of them that are SKIPPED with this. */
  readonly canceled: { readonly products: number; readonly images: number };
  /** What the request finished as in this step; null when it did not. */
  readonly finished: RequestStatus | null;
}
