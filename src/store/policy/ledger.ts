import { CounterSums, type Counters } from '../../domain/counters.ts';
import type { Image } from '../../domain/image.ts';
import { advancePace, type Pace } from '../../domain/pace.ts';
import type { Product, ProductStatus } from '../../domain/product.ts';
import { finalStatus, type Request, type RequestStatus, type WebhookEvent } from '../../domain/request.ts';
import { isSubscribed } from './standing.ts';

/** A request as far as its products' coming and going changes it. */
export type LedgerRequest = Pick<Request, 'owner' | 'status' | 'counters' | 'pace' | 'sequence' | 'webhook'>;

/** An event for the outbox, due immediately. */
export interface Announcement {
  readonly event: WebhookEvent;
  readonly position: number | null;
  readonly at: Date;
}

/** A product that finishes: what came of it, and when. */
export interface Finish {
  readonly position: number;
  readonly status: ProductStatus;
  readonly images: readonly Image[];
  readonly finishedAt: Date;
}

/** A request while one transaction changes its products: read once, written once. */
export interface Ledger {
  readonly request: LedgerRequest;
  readonly sums: CounterSums;
  readonly outbox: Announcement[];
  sequence: number;
  pace: Pace;
  /** Milliseconds. */
  lastFinishedAt: number;
  /** While failures are being retried the request does not end, even when nothing is pending just now. */
  retrying: boolean;
}

/** What the request is once the ledger is closed. */
export interface Closing extends Pick<Request, 'status' | 'sequence' | 'counters' | 'pace' | 'finishedAt'> {
  /** It got its final status. */
  readonly finished: boolean;
  readonly outbox: readonly Announcement[];
}

export function openLedger(request: LedgerRequest, retrying: boolean): Ledger {
  const { counters, sequence, pace } = request;
  return {
    request,
    sums: new CounterSums(counters),
    outbox: [],
    sequence,
    pace,
    lastFinishedAt: 0,
    retrying,
  };
}

/** Whether a product was entered since it was opened. */
export function isChanged({ sequence, request }: Ledger): boolean {
  return sequence > request.sequence;
}

/** Enters a product that was pending; gives its number. */
export function enter(ledger: Ledger, { position, status, images, finishedAt }: Finish): number {
  ledger.sequence += 1;
  ledger.sums.finish(status, images);
  ledger.lastFinishedAt = Math.max(ledger.lastFinishedAt, finishedAt.getTime());
  // A cancelled product was not worked on, and no webhook is sent for it.
  if (status === 'CANCELED') return ledger.sequence;
  ledger.pace = advancePace(ledger.pace, finishedAt);
  announce(ledger, { event: 'PRODUCT_FINISHED', position, at: finishedAt });
  return ledger.sequence;
}

/** A finished product is pending again: its number is given to no other. */
export function takeBack({ sums }: Ledger, { status, images }: Pick<Product, 'status' | 'images'>): void {
  sums.unfinish(status, images);
}

/** The request as it is to be written; it ends when nothing of it is pending. */
export function closeLedger(ledger: Ledger): Closing {
  const { request, sequence, pace, outbox } = ledger;
  const counters = ledger.sums.freeze();
  const finished = counters.productsFinished === counters.products && !ledger.retrying;
  const finishedAt = finished ? new Date(ledger.lastFinishedAt) : null;
  if (finishedAt !== null) announce(ledger, { event: 'REQUEST_FINISHED', position: null, at: finishedAt });
  const status = finished ? endStatus(request.status, counters) : request.status;
  return { status, sequence, counters, pace, finishedAt, finished, outbox };
}

function announce({ request, outbox }: Ledger, announcement: Announcement): void {
  if (isSubscribed(request.webhook, announcement.event)) outbox.push(announcement);
}

/** Deliveries that closed ledgers put into the outbox. */
export function deliveriesOf(ledgers: Iterable<Ledger>): number {
  let deliveries = 0;
  for (const { outbox } of ledgers) deliveries += outbox.length;
  return deliveries;
}

/** One with cancelled products stays CANCELED when others of it were retried. */
function endStatus(status: RequestStatus, counters: Counters): RequestStatus {
  const canceled = status === 'CANCELING' || (counters.facets['status:CANCELED'] ?? 0) > 0;
  return canceled ? 'CANCELED' : finalStatus(counters);
}
