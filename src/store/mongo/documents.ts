import type { Binary } from 'mongodb';
import type { DeliveryAttempt, DeliveryStatus } from '../../domain/delivery.ts';
import type { EndpointState } from '../../domain/endpoint-failures.ts';
import type { Image } from '../../domain/image.ts';
import type { ProductStatus } from '../../domain/product.ts';
import type { Request, WebhookEvent } from '../../domain/request.ts';
import type { KnownResult, Orphan, Source } from '../known-output.ts';
import type { StagedRequest } from '../submission.ts';

/** A published request, in `requests`. */
export interface RequestDocument extends Omit<Request, 'id'> {
  readonly _id: string;
  /** Absent where none was given: the unique index is over those that have one. */
  readonly idempotencyKey?: string;
  readonly contentHash: string;
  /** Present until the last product has its number. */
  readonly unfinished?: true;
  /** How many deliveries it has; also the newest one's number. */
  readonly deliveries: number;
  /** Moved by the first write of each settle, so that two settlers of one request conflict immediately. */
  readonly revision: number;
  /** Present while failures with a number up to this one are being made pending again. */
  readonly retryUntil?: number;
  /** Present while deliveries of a disabled webhook are being closed. */
  readonly closing?: true;
}

/** A request that is being uploaded; in `requests` too, but without what the indexes of readers are made of. */
export interface StagedDocument {
  readonly _id: string;
  readonly uploadKey: string;
  readonly staged: {
    /** Of the lease it belongs to; 0 once it is being removed. */
    readonly epoch: number;
    /** Products staged so far. */
    readonly count: number;
    readonly request: Omit<StagedRequest, 'id' | 'uploadKey'>;
  };
}

/** Ordered by file within a request, and so needs no further index for it. The fields' order is part of the key. */
export interface ProductKey {
  readonly request: string;
  readonly position: number;
}

export interface ProductDocument {
  readonly _id: ProductKey;
  readonly line: number;
  readonly serialNumber: string | null;
  readonly name: string | null;
  /** What it is found by, see search-words.ts; absent until search-filling.ts came to it. */
  readonly words?: readonly string[];
  readonly status: ProductStatus;
  readonly images: readonly Image[];
  readonly run: number;
  /** Who works on it; free when that epoch's lease has ended. */
  readonly claim?: { readonly epoch: number; readonly batch: number };
  // Of a finished product only.
  readonly sequence?: number;
  readonly finishedAt?: Date;
  /** Bytes saved, see product-codec.ts. */
  readonly saved?: number;
  /** What lists can filter by, see requests/counters.ts. */
  readonly facets?: readonly string[];
}

/** A published request whose products cannot all be found by their words yet. */
export interface UnsearchableDocument {
  readonly _id: string;
  /** Those before this position can. */
  readonly from: number;
}

export interface DeliveryDocument {
  readonly _id: string;
  readonly request: string;
  /** Counted within the request, from 1. */
  readonly number: number;
  readonly event: WebhookEvent;
  readonly position: number | null;
  readonly status: DeliveryStatus;
  readonly attempts: readonly DeliveryAttempt[];
  /** Absent until it is sent again on request. */
  readonly priorAttempts?: number;
  readonly nextAttemptAt: Date | null;
  readonly createdAt: Date;
}

/** That a request refers to an output. */
export interface OutputDocument {
  readonly _id: { readonly key: string; readonly request: string };
  readonly bytes: number;
}

/** An output by its key, or a file that is to be deleted. */
export interface ResultDocument {
  readonly _id: string;
  /** Changed both when a reference is added and when one is removed, so that the two conflict. */
  readonly revision?: number;
  readonly result?: KnownResult;
  readonly leftover?: Orphan['kind'];
}

/** A tenant's memory of a URL. */
export interface SourceDocument extends Omit<Source, 'url'> {
  readonly _id: { readonly owner: string; readonly url: string };
  /** The request that wrote it last; it goes with that. */
  readonly request: string;
}

/** An endpoint that has done nothing but fail. */
export interface EndpointDocument extends EndpointState {
  readonly _id: { readonly owner: string; readonly url: string };
}

/** One who has the right to write, in the `meta` document `owner`. */
export interface Holder {
  /** Random, one for each time a lease is taken. */
  readonly id: string;
  readonly epoch: number;
  /** By the server's clock. */
  readonly renewedAt: Date;
  readonly shared: boolean;
  /** The sessions it runs transactions in. */
  readonly sessions: readonly Binary[];
}

/** `meta`: `schema` (version), `owner` (epoch, holders, gone), `secret:<name>` (value). */
export interface MetaDocument {
  readonly _id: string;
  readonly version?: number;
  /** The newest one ever given. */
  readonly epoch?: number;
  readonly holders?: readonly Holder[];
  /** Whose lease has ended, until their transactions are ended too. */
  readonly gone?: readonly Holder[];
  readonly value?: string;
}
