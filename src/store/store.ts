import type { CatalogHead } from '../catalog/catalog-head.ts';
import type { CsvIssue } from '../catalog/csv-issue.ts';
import type { Counters } from '../requests/counters.ts';
import type { Image } from '../requests/image.ts';
import type { Product } from '../requests/product.ts';
import type { ProductQuery } from '../requests/product-query.ts';
import type { Request, RequestStatus, Webhook } from '../requests/request.ts';
import type { DeliveryAttempt, DeliveryStatus, WebhookDelivery } from '../webhooks/delivery.ts';
import type { Page, PageRequest } from './page.ts';
import type { Source, StoreControl } from './store-control.ts';

/** A request that is being uploaded: nothing reads it until it is published. */
export interface StagedRequest
  extends Pick<Request, 'id' | 'owner' | 'label' | 'createdAt' | 'compression' | 'outputMode' | 'uploadKey'> {
  readonly webhook: Pick<Webhook, 'url' | 'events' | 'secret'> | null;
  readonly idempotencyKey: string | null;
}

/** A product as it is staged. One without a PENDING image is finished and has its number already. */
export type StagedProduct = Pick<
  Product,
  'position' | 'line' | 'serialNumber' | 'name' | 'status' | 'images' | 'sequence' | 'finishedAt'
>;

/** What is known of an upload when its last byte has come. */
export interface Publication {
  readonly head: CatalogHead;
  readonly counters: Counters;
  /** The largest number given to a staged product; 0 when none was. */
  readonly sequence: number;
  readonly issues: readonly CsvIssue[];
  readonly totalIssues: number;
  /** Hash of the bytes and of the resolved options: what makes two uploads the same. */
  readonly contentHash: string;
}

export type PublishResult =
  | { readonly kind: 'published'; readonly request: Request }
  /** The idempotency key is taken: the staged rows are gone, this is the request that has it. */
  | { readonly kind: 'duplicate'; readonly request: Request; readonly sameContent: boolean };

/** The right to bring one product from pending to finished. */
export interface Claim {
  readonly product: Product;
  readonly owner: string;
  /** Current as long as nobody else has claimed the product and no retry has started. */
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
  /** Deliveries were put into the outbox. */
  readonly deliveries: number;
}

/**
 * The durable state, and the truth about it: queues, signals and caches are only hints beside it.
 *
 * Guarantees
 * - Every method is one atomic, durable step (survives kill -9 once it resolved), or says otherwise.
 * - `settle` stores results, gives numbers, moves counters, refers to outputs and fills the outbox in one
 *   transaction. Numbers of a request are given without gaps or doubles and become visible in their order:
 *   who has read number n never finds a smaller one later. A settlement whose claim or run is not current
 *   changes nothing.
 * - A published request's counters equal the sums over its products at every moment a reader can see.
 * - What a dead owner had claimed is free when the store is opened again.
 * - Lists and counts use an index for every filter and order; none reads a whole request.
 * - `owner` narrows reads: another tenant's thing is not found.
 * - While it cannot work, methods reject with StoreUnavailableError and change nothing.
 *
 * Not promised: that a claim stays (a crash frees it, work may run twice, only one settles); any order
 * between requests.
 */
export interface Store extends StoreControl {
  /** Resolves when the store can answer; rejects with StoreUnavailableError within a second. */
  ping(): Promise<void>;
  /** Lets the owner's rights go and ends. What was claimed is free for the next owner. */
  close(): Promise<void>;

  /** The value kept under `name`; the first caller's `fresh` is kept, whoever asks later. */
  secret(name: string, fresh: string): Promise<string>;

  // Submitting: stage, stageProducts…, then publish or discard. No transaction stays open in between.
  stage(request: StagedRequest): Promise<void>;
  /** Up to 1,000 products; positions go on where the last batch ended. */
  stageProducts(requestId: string, products: readonly StagedProduct[]): Promise<void>;
  /** Makes the request visible, or finds the one that has its idempotency key. Without a pending product it is final at once. */
  publish(requestId: string, publication: Publication): Promise<PublishResult>;
  /** Takes a staged request away; harmless when it is not staged. */
  discard(requestId: string): Promise<void>;
  /** Discards what was staged by owners that are gone; gives the upload keys that nothing refers to now. */
  sweepStaged(): Promise<string[]>;

  // Reading. `owner` null reads as the server itself, for work that has a request's id from the store.
  findRequest(owner: string | null, id: string): Promise<Request | null>;
  listRequests(owner: string, status: RequestStatus | null, page: PageRequest): Promise<Page<Request>>;
  findProduct(owner: string | null, requestId: string, position: number): Promise<Product | null>;
  /** InvalidInputError for a cursor of another list. */
  listProducts(requestId: string, query: ProductQuery, page: PageRequest): Promise<Page<Product>>;
  /** Products in file order from `position` on, at most `limit`; holds nothing open between calls. */
  readFile(requestId: string, position: number, limit: number): Promise<Product[]>;
  /** Products by their number, those after `sequence` first; a retried one is at its newest number only. */
  readLog(requestId: string, sequence: number, limit: number): Promise<Product[]>;

  // Working.
  /** Requests that have pending products, oldest first. */
  listUnfinished(): Promise<{ readonly id: string; readonly owner: string }[]>;
  /** Claims up to `limit` pending products in file order; the first claim starts the request (PROCESSING). */
  claim(requestId: string, limit: number): Promise<Claim[]>;
  /** Gives claims back; stale ones are passed over. */
  release(claims: readonly Claim[]): Promise<void>;
  /** Up to 200 products of any requests. */
  settle(settlements: readonly Settlement[]): Promise<SettleReport>;

  // Webhooks.
  /**
   * Deliveries due at `now`, the longest due first, of webhooks that are not disabled. Those of the requests
   * in `passOver` (at most 1,000 ids) are left out, so that one request's backlog does not hide the others.
   */
  dueDeliveries(now: Date, limit: number, passOver?: readonly string[]): Promise<WebhookDelivery[]>;
  /** When the next one is due; null when none waits. */
  nextDeliveryAt(): Promise<Date | null>;
  /**
   * Adds an attempt and says how the delivery stands after it; one whose webhook was disabled meanwhile is
   * FAILED where it would be PENDING. Harmless when the delivery is gone.
   */
  recordAttempt(
    id: string,
    attempt: DeliveryAttempt,
    state: { readonly status: DeliveryStatus; readonly nextAttemptAt: Date | null },
  ): Promise<void>;
  findDelivery(owner: string | null, id: string): Promise<WebhookDelivery | null>;
  /** Newest first. */
  listDeliveries(requestId: string, page: PageRequest): Promise<Page<WebhookDelivery>>;
  /** Nothing more is sent for this request; its waiting deliveries become FAILED. Harmless when disabled already. */
  disableWebhook(requestId: string, at: Date, reason: string): Promise<void>;
}
