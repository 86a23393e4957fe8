import { Counter, Histogram, type Registry } from 'prom-client';
import type { ProductStatus } from '../domain/product.ts';
import type { RequestStatus } from '../domain/request.ts';

/** What became of an upload: a new request, the one it is a repetition of, or nothing. */
export type UploadResult = 'accepted' | 'duplicate' | 'rejected' | 'too_large' | 'conflict' | 'failed';

/** Uploads, and the products and requests that come of them. */
export interface RequestMetrics {
  uploaded(result: UploadResult): void;
  /** Rows of a catalogue were read. */
  rowsRead(rows: number): void;
  /** What an accepted upload brought. */
  productsAccepted(products: number): void;
  productFinished(status: ProductStatus, count?: number): void;
  requestFinished(status: RequestStatus): void;
  /** The time from a product's last image to its result in the store, milliseconds. */
  settled(milliseconds: number): void;
}

const uploadResults: readonly UploadResult[] = [
  'accepted',
  'duplicate',
  'rejected',
  'too_large',
  'conflict',
  'failed',
];
const productStatuses = ['SUCCEEDED', 'PARTIALLY_FAILED', 'FAILED', 'CANCELED'] as const;
const requestStatuses = ['COMPLETED', 'COMPLETED_WITH_ERRORS', 'FAILED', 'CANCELED'] as const;

export function createRequestMetrics(registry: Registry): RequestMetrics {
  const registers = [registry];
  const uploads = new Counter({
    name: 'halftone_uploads_total',
    help: 'Catalogues sent, by what became of them.',
    labelNames: ['result'],
    registers,
  });
  const rows = new Counter({
    name: 'halftone_catalog_rows_total',
    help: 'Rows read from catalogues that were sent, those of rejected ones included.',
    registers,
  });
  const accepted = new Counter({
    name: 'halftone_catalog_products_total',
    help: 'Products of accepted catalogues.',
    registers,
  });
  const products = new Counter({
    name: 'halftone_products_finished_total',
    help: 'Products that finished, by status; one that is retried counts each time.',
    labelNames: ['status'],
    registers,
  });
  const requests = new Counter({
    name: 'halftone_requests_finished_total',
    help: 'Requests that got a final status; one that is retried counts each time.',
    labelNames: ['status'],
    registers,
  });
  const settles = new Histogram({
    name: 'halftone_settle_duration_seconds',
    help: 'Time from the last image of a product to its result in the store.',
    buckets: [0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10, 60],
    registers,
  });
  for (const result of uploadResults) uploads.inc({ result }, 0);
  for (const status of productStatuses) products.inc({ status }, 0);
  for (const status of requestStatuses) requests.inc({ status }, 0);

  return {
    uploaded: (result) => uploads.inc({ result }),
    rowsRead: (count) => rows.inc(count),
    productsAccepted: (count) => accepted.inc(count),
    productFinished: (status, count = 1) => products.inc({ status }, count),
    requestFinished: (status) => requests.inc({ status }),
    settled: (milliseconds) => settles.observe(milliseconds / 1000),
  };
}
