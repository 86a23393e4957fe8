import type { Image } from '../domain/image.ts';
import type { Product } from '../domain/product.ts';
import type { RequestStatus } from '../domain/request.ts';
import type { Source } from './known-output.ts';

/** The right to bring one product from pending to finished. */
export interface Claim {
  readonly product: Product;
  readonly owner: string;
  /** Current until the product is claimed again or a retry starts. */
  readonly token: string;
}

/** The result of one claimed product. */
export interface Settlement {
  readonly requestId: string;
  readonly position: number;
  readonly token: string;
  readonly run: number;
  /** None is PENDING. */
  readonly images: readonly Image[];
  /** Its images were cut short by a cancel: the product becomes CANCELED. */
  readonly canceled?: boolean;
  /** What was learned of its URLs, for the next run. */
  readonly sources?: readonly Source[];
  readonly finishedAt: Date;
}

export interface SettleReport {
  /** In the order of the settlements: the number given, or null when the claim or the run was stale. */
  readonly sequences: readonly (number | null)[];
  /** Requests that got their final status in this transaction. */
  readonly finishedRequests: readonly string[];
  /** What they finished as, in the same order. */
  readonly finalStatuses: readonly RequestStatus[];
  /** Deliveries were put into the outbox. */
  readonly deliveries: number;
}
