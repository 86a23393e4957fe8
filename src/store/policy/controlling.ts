import { comesToResult } from '../../domain/comes-to-result.ts';
import type { Image } from '../../domain/image.ts';
import type { Product } from '../../domain/product.ts';
import type { Request, RequestStatus } from '../../domain/request.ts';
import type { Advance } from '../control.ts';
import { enter, type Finish, type Ledger, takeBack } from './ledger.ts';

/** Rows a step: whatever else waits for the store waits for milliseconds, and a transaction stays small. */
export const stepSize = 1000;

/** The statuses in which products are claimed, and which cancelling ends. */
export const openStatuses = ['QUEUED', 'PROCESSING'] as const satisfies RequestStatus[];

/** What refers to others goes first; then the request itself, so that a crash leaves what the next step goes on from. */
export const deletionOrder = ['products', 'deliveries', 'outputs', 'sources'] as const;
export type DeletionStage = (typeof deletionOrder)[number];

/** A step that enters nothing in the log. */
const silent = { deliveries: false, canceled: { products: 0, images: 0 }, finished: null } as const;
export const nothingToDo: Advance = { ...silent, changed: 0, done: true };
/** What is left is claimed: who works on it brings it to its end. */
export const leftToClaims: Advance = { ...silent, changed: 0, done: false };
/** Rows of a removed request are deleted. */
export const deleted = (changed: number, done: boolean): Advance => ({ ...silent, changed, done });

export function isOpen(status: RequestStatus): boolean {
  return (openStatuses as readonly RequestStatus[]).includes(status);
}

/** What a retry means: 'start' marks the request with its newest number, 'going' is one that is under way already. */
export function retryOf(
  { status, counters }: Pick<Request, 'status' | 'counters'>,
  retrying: boolean,
): 'canceling' | 'nothing' | 'going' | 'start' {
  if (status === 'CANCELING') return 'canceling';
  if (counters.imagesFailed > 0) return 'start';
  return retrying ? 'going' : 'nothing';
}

/** What a published request's next step is. */
export function nextStep(status: RequestStatus, retrying: boolean): 'cancel' | 'retry' | 'nothing' {
  if (status === 'CANCELING') return 'cancel';
  return retrying ? 'retry' : 'nothing';
}

/** Records a pending, unclaimed product as cancelled. */
export function cancelProduct(
  ledger: Ledger,
  { position, images }: Pick<Product, 'position' | 'images'>,
  finishedAt: Date,
): Finish & { readonly sequence: number } {
  const finish = { position, status: 'CANCELED', images: images.map(skipPending), finishedAt } as const;
  return { ...finish, sequence: enter(ledger, finish) };
}

/** What a step of cancelling came to; `canceled` as they were before, `finished` as the closed ledger has it. */
export function cancelReport(
  ledger: Ledger,
  canceled: readonly Pick<Product, 'images' | 'run'>[],
  finished: RequestStatus | null,
): Advance {
  const images = canceled.flatMap((product) => product.images.filter((it) => comesToResult(it, product.run)));
  return {
    changed: canceled.length,
    done: finished !== null,
    deliveries: ledger.outbox.length > 0,
    canceled: { products: canceled.length, images: images.length },
    finished,
  };
}

/** What a step of retrying came to; `finished` as the closed ledger has it. */
export function retryReport(
  ledger: Ledger,
  changed: number,
  done: boolean,
  finished: RequestStatus | null,
): Advance {
  return { ...silent, changed, done, deliveries: ledger.outbox.length > 0, finished };
}

/** A finished product's failed images run again: what they are then. */
export function restartProduct(ledger: Ledger, product: Pick<Product, 'status' | 'images'>): Image[] {
  takeBack(ledger, product);
  return product.images.map((image) =>
    image.status === 'FAILED' ? { inputUrl: image.inputUrl, status: 'PENDING' } : image,
  );
}

/** To be called before the ledger of a retry's step is closed: the request may end, all of its failures gone meanwhile. */
export function endRetryStep(ledger: Ledger, done: boolean, now: Date): void {
  ledger.retrying = !done;
  ledger.lastFinishedAt = now.getTime();
}

function skipPending(image: Image): Image {
  return image.status === 'PENDING' ? { inputUrl: image.inputUrl, status: 'SKIPPED' } : image;
}
