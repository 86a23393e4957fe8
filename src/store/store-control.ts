import type { ImageFormat, ImageResult } from '../requests/image.ts';
import type { Request } from '../requests/request.ts';
import type { EndpointState } from '../webhooks/endpoint-failures.ts';

/** What became of the wish to run a request's failed images again. */
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
}

/** A file that no request refers to any more. */
export interface Leftover {
  /** Of an upload: its key in `files`. Of an output: the output's key. */
  readonly key: string;
  readonly kind: 'UPLOAD' | 'OUTPUT';
  /** Of an output; null when it is not known. */
  readonly format: ImageFormat | null;
}

/** What is known of a URL from its last download. */
export interface Source {
  readonly url: string;
  /** Of the bytes, lower-case hex. */
  readonly sha256: string;
  readonly etag: string | null;
  readonly lastModified: string | null;
}

/** An output that lies in `files`, apart from the name it is served under. */
export type KnownResult = Omit<ImageResult, 'key' | 'name' | 'reused'>;

export type Reservation =
  /** The output is the request's to write. */
  | { readonly kind: 'new' }
  /** The output is there already. */
  | { readonly kind: 'known'; readonly result: KnownResult }
  /** Its file is being deleted: ask again. */
  | { readonly kind: 'busy' }
  /** The request is gone. */
  | { readonly kind: 'gone' };

/**
 * Control over requests, and what makes a second run cheap. Part of Store, whose guarantees hold here too.
 *
 * - Cancelling, retrying and deleting mark the request in one small step, which every reader sees at once; the
 *   rest is done by `advance`, in steps of at most 1,000 rows, and goes on after a crash.
 * - An output's file is written only under a reservation: the reference is there before the file, so that no
 *   file is ever without one. A key whose last reference went is a leftover until its file is deleted, and
 *   nobody can reserve it meanwhile.
 */
export interface StoreControl {
  /** A request that is not finished becomes CANCELING: nothing of it is claimed any more. Gives it as it stands; null: not found. */
  cancel(owner: string, id: string): Promise<Request | null>;
  /** Failed images of finished products run again, those that had failed by now. null: not found. */
  retry(owner: string, id: string): Promise<RetryResult | null>;
  /** The request is gone for every reader, its idempotency key is free. false: not found. */
  remove(owner: string, id: string): Promise<boolean>;
  /** Requests that need steps: canceling, retrying or removed ones. */
  listAdvancing(): Promise<string[]>;
  /** The next step of what the request needs. Harmless when it needs none. */
  advance(id: string): Promise<Advance>;
  /** Requests that finished before `before`, the oldest first. */
  listFinishedBefore(before: Date, limit: number): Promise<{ readonly id: string; readonly owner: string }[]>;

  listLeftovers(limit: number): Promise<Leftover[]>;
  /** Their files are deleted. */
  forgetLeftovers(leftovers: readonly Leftover[]): Promise<void>;

  /** What is known of a URL; `own`: this request downloaded it. null: nothing. */
  findSource(requestId: string, url: string): Promise<(Source & { readonly own: boolean }) | null>;
  /** Without reserving it. */
  findResult(key: string): Promise<KnownResult | null>;
  /** In one transaction, up to 200: the request refers to the output from now on. */
  reserve(outputs: readonly { readonly requestId: string; readonly key: string }[]): Promise<Reservation[]>;

  /** The delivery is due at `at` with a fresh schedule, its webhook enabled again. null: not found. */
  redeliver(owner: string, deliveryId: string, at: Date): Promise<Request | null>;
  /** How an endpoint (a URL of one tenant) has been doing; null: nothing but well. */
  readEndpoint(owner: string, url: string): Promise<EndpointState | null>;
  /** null: it is well. */
  writeEndpoint(owner: string, url: string, state: EndpointState | null): Promise<void>;
}
