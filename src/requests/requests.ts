import type { WebhookDelivery } from '../domain/delivery.ts';
import type { Page, PageRequest } from '../domain/page.ts';
import type { Product } from '../domain/product.ts';
import type { ProductQuery } from '../domain/product-query.ts';
import type { Request, RequestStatus } from '../domain/request.ts';
import type { Links, RequestFile } from '../outputs/links.ts';
import type { CatalogPreview } from './preview-catalog.ts';
import type { RequestControl } from './request-control.ts';
import type { SubmitOptionsInput } from './resolve-submit-options.ts';
import type { SubmitOptions } from './submit-options.ts';

/** What woke a subscriber: the request in its current state, and the products that finished since the last event. */
export interface ProgressEvent {
  readonly request: Request;
  readonly products: readonly Product[];
  readonly cursor: string;
}

/** Everything the edges (GraphQL, HTTP) may ask of the domain. `owner` is the tenant that asks. */
export interface Requests extends RequestControl {
  readonly links: Links;

  /** The options with their defaults. Throws InvalidInputError naming the first wrong one. */
  resolveOptions(input: SubmitOptionsInput): SubmitOptions;
  /**
   * Takes a CSV: all of it or nothing. Rejects with CsvRejectedError, LimitExceededError,
   * IdempotencyConflictError, or the error of `bytes`; nothing is left behind then.
   */
  submit(owner: string, bytes: AsyncIterable<Uint8Array>, options: SubmitOptions): Promise<Request>;
  /** As `submit`, with the CSV at a URL; rejects with InvalidInputError when it cannot be fetched. */
  submitFromUrl(owner: string, url: string, options: SubmitOptions, signal: AbortSignal): Promise<Request>;
  /** What `submit` would take, read by the same parser; nothing is kept. Rejects as `submit`. */
  preview(bytes: AsyncIterable<Uint8Array>, options: SubmitOptions): Promise<CatalogPreview>;
  previewFromUrl(url: string, options: SubmitOptions, signal: AbortSignal): Promise<CatalogPreview>;

  find(owner: string, id: string): Promise<Request | null>;
  /** For a link whose signature was checked: its holder may read. */
  findByLink(id: string): Promise<Request | null>;
  list(owner: string, status: RequestStatus | null, page: PageRequest): Promise<Page<Request>>;
  findProduct(owner: string, id: string): Promise<Product | null>;
  listProducts(request: Request, query: ProductQuery, page: PageRequest): Promise<Page<Product>>;
  findDelivery(owner: string, id: string): Promise<WebhookDelivery | null>;
  listDeliveries(request: Request, page: PageRequest): Promise<Page<WebhookDelivery>>;

  /**
   * The request's progress after the cursor (null: from the beginning), a snapshot first; ends after the
   * event with the final status. null: no such request. Throws InvalidInputError for a wrong cursor.
   */
  progress(owner: string, id: string, after: string | null): Promise<AsyncGenerator<ProgressEvent> | null>;

  /** The bytes of one of a request's files, usable mid-run; null: this server does not make that file. */
  openFile(request: Request, file: RequestFile): AsyncIterable<Uint8Array> | null;
}
