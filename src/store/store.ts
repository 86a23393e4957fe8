import type { DeliveryAttempt, WebhookDelivery } from '../domain/delivery.ts';
import type { EndpointState } from '../domain/endpoint-failures.ts';
import type { Page, PageRequest } from '../domain/page.ts';
import type { Product } from '../domain/product.ts';
import type { ProductQuery } from '../domain/product-query.ts';
import type { Request, RequestStatus } from '../domain/request.ts';
import type { Backlog } from './backlog.ts';
import type { Advance, RetryResult } from './control.ts';
import type { KnownResult, Orphan, Reservation, Source } from './known-output.ts';
import type { Claim, Settlement, SettleReport } from './settlement.ts';
import type { Publication, PublishResult, StagedProduct, StagedRequest } from './submission.ts';

export interface Lifecycle {
  /** Resolves when the store can answer; rejects with StoreUnavailableError within a second. */
  ping(): Promise<void>;
  /** Returns up ownership and ends. What was claimed is free for the next owner. */
  close(): Promise<void>;
}

export interface Secrets {
  /** The value kept under `name`; the first caller's `fresh` is kept; later callers get that one. */
  secret(name: string, fresh: string): Promise<string>;
}

/** stage, stageProducts…, then publish or discard. No transaction stays open in between. */
export interface Submissions {
  stage(request: StagedRequest): Promise<void>;
  /** Up to 1,000 products; positions go on where the last batch ended. */
  stageProducts(requestId: string, products: readonly StagedProduct[]): Promise<void>;
  /** Makes the request visible, or returns the one that has its idempotency key. Without a pending product it is final immediately. */
  publish(requestId: string, publication: Publication): Promise<PublishResult>;
  /** Removes a staged request; harmless if it is not staged. */
  discard(requestId: string): Promise<void>;
  /** Discards what earlier owners had staged; returns the upload keys that nothing refers to any more. */
  sweepStaged(): Promise<string[]>;
}

/** What is shown. `owner` null reads as the server itself, for work that has a request's id from the store. */
export interface Listings {
  findRequest(owner: string | null, id: string): Promise<Request | null>;
  listRequests(owner: string, status: RequestStatus | null, page: PageRequest): Promise<Page<Request>>;
  findProduct(owner: string | null, requestId: string, position: number): Promise<Product | null>;
  /** InvalidInputError for a cursor of another list. */
  listProducts(requestId: string, query: ProductQuery, page: PageRequest): Promise<Page<Product>>;
  /** Products in file order from `position` on, at most `limit`; holds nothing open between calls. */
  readFile(requestId: string, position: number, limit: number): Promise<Product[]>;
  /** Products by their number, those after `sequence` first; a retried one is at its newest number only. */
  readLog(requestId: string, sequence: number, limit: number): Promise<Product[]>;
  findDelivery(owner: string | null, id: string): Promise<WebhookDelivery | null>;
  /** Newest first. */
  listDeliveries(requestId: string, page: PageRequest): Promise<Page<WebhookDelivery>>;
}

export interface Work {
  /** Requests that have pending products, oldest first. */
  listUnfinished(): Promise<{ readonly id: string; readonly owner: string }[]>;
  /** What is left to do; costs as much as there are unfinished requests, whatever their size. */
  readBacklog(): Promise<Backlog>;
  /** Claims up to `limit` pending products in file order; the first claim starts the request (PROCESSING). */
  claim(requestId: string, limit: number): Promise<Claim[]>;
  /** Releases claims; stale ones are ignored. */
  release(claims: readonly Claim[]): Promise<void>;
  /** Up to 200 products of any requests. */
  settle(settlements: readonly Settlement[]): Promise<SettleReport>;
}

/**
 * Cancelling, retrying and deleting mark the request in one small step, which every reader sees immediately; the rest
 * is done by `advance`, in steps of at most 1,000 rows, and goes on after a crash.
 */
export interface Control {
  /** A request that is not finished becomes CANCELING: none of its products is claimed any more. Returns its new state; null: not found. */
  cancel(owner: string, id: string): Promise<Request | null>;
  /** Failed images of finished products run again, those that had failed by now. null: not found. */
  retry(owner: string, id: string): Promise<RetryResult | null>;
  /** The request is gone for every reader, its idempotency key is free. false: not found. */
  remove(owner: string, id: string): Promise<boolean>;
  /** The delivery is due at `at` with a fresh schedule, its webhook enabled again. null: not found. */
  redeliver(owner: string, deliveryId: string, at: Date): Promise<Request | null>;
  /** Requests that need steps: canceling, retrying or removed ones. */
  listAdvancing(): Promise<string[]>;
  /** The next step of what the request needs. Harmless when it needs none. */
  advance(id: string): Promise<Advance>;
  /** Requests that finished before `before`, the oldest first. */
  listFinishedBefore(before: Date, limit: number): Promise<{ readonly id: string; readonly owner: string }[]>;
}

/**
 * Makes a second run cheap. An output's file is written only under a reservation: the reference is there before
 * the file, so that no file is ever without one. A key whose last reference went is an orphan until its file is
 * deleted, and can't be reserved meanwhile.
 */
export interface Outputs {
  /** What is known of a URL; `own`: this request downloaded it. null: nothing. */
  findSource(requestId: string, url: string): Promise<(Source & { readonly own: boolean }) | null>;
  /** Without reserving it. */
  findResult(key: string): Promise<KnownResult | null>;
  /** In one transaction, up to 200: the request refers to the output from now on. */
  reserve(outputs: readonly { readonly requestId: string; readonly key: string }[]): Promise<Reservation[]>;
  /** None while a backup of the store and the files is being made: every file stays meanwhile. */
  listOrphans(limit: number): Promise<Orphan[]>;
  /** Their files are deleted. */
  forgetOrphans(leftovers: readonly Orphan[]): Promise<void>;
}

/** Webhook deliveries. */
export interface Outbox {
  /**
   * Deliveries due at `now`, the longest due first, of webhooks that are not disabled. Those of the requests
   * in `passOver` (at most 1,000 ids) are left out, so that one request's backlog does not hide the others.
   */
  dueDeliveries(now: Date, limit: number, passOver?: readonly string[]): Promise<WebhookDelivery[]>;
  /** When the next one is due; null when none waits. */
  nextDeliveryAt(): Promise<Date | null>;
  /**
   * Adds an attempt and says the state of the delivery after it; one whose webhook was disabled meanwhile is
   * FAILED where it would be PENDING. Harmless when the delivery is gone.
   */
  recordAttempt(
    id: string,
    attempt: DeliveryAttempt,
    state: Pick<WebhookDelivery, 'status' | 'nextAttemptAt'>,
  ): Promise<void>;
  /** Nothing more is sent for this request; its waiting deliveries become FAILED. Harmless when disabled already. */
  disableWebhook(requestId: string, at: Date, reason: string): Promise<void>;
  /** The failures of an endpoint (a URL of one tenant); null: none. */
  readEndpoint(owner: string, url: string): Promise<EndpointState | null>;
  /** null: it works. */
  writeEndpoint(owner: string, url: string, state: EndpointState | null): Promise<void>;
}

/**
 * The durable state, and the truth about it: queues, signals and caches are only hints beside it. Who uses it asks
 * for the part it needs.
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
export type Store = Lifecycle & Secrets & Submissions & Listings & Work & Control & Outputs & Outbox;

/**
 * Every method beside the lifecycle's, by what it needs: a reader only looks, a writer needs the owner's right. Both
 * stores are put together from this table.
 */
export const storeMethods = {
  secret: 'writer',
  stage: 'writer',
  stageProducts: 'writer',
  publish: 'writer',
  discard: 'writer',
  sweepStaged: 'writer',
  findRequest: 'reader',
  listRequests: 'reader',
  findProduct: 'reader',
  listProducts: 'reader',
  readFile: 'reader',
  readLog: 'reader',
  findDelivery: 'reader',
  listDeliveries: 'reader',
  listUnfinished: 'reader',
  readBacklog: 'reader',
  claim: 'writer',
  release: 'writer',
  settle: 'writer',
  cancel: 'writer',
  retry: 'writer',
  remove: 'writer',
  redeliver: 'writer',
  listAdvancing: 'reader',
  advance: 'writer',
  listFinishedBefore: 'reader',
  findSource: 'reader',
  findResult: 'reader',
  reserve: 'writer',
  listOrphans: 'reader',
  forgetOrphans: 'writer',
  dueDeliveries: 'reader',
  nextDeliveryAt: 'reader',
  recordAttempt: 'writer',
  disableWebhook: 'writer',
  readEndpoint: 'reader',
  writeEndpoint: 'writer',
} as const satisfies Readonly<Record<Exclude<keyof Store, keyof Lifecycle>, 'reader' | 'writer'>>;
