import type { CatalogHead } from '../domain/catalog-head.ts';
import type { Counters } from '../domain/counters.ts';
import type { CsvIssue } from '../domain/csv-issue.ts';
import type { Product } from '../domain/product.ts';
import type { Request, Webhook } from '../domain/request.ts';

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
