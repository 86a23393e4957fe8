import type { CatalogHead, ColumnMapping } from '../../../src/catalog/catalog-head.ts';
import type { CatalogLimits } from '../../../src/catalog/catalog-limits.ts';
import type { CsvIssue } from '../../../src/catalog/csv-issue.ts';
import { type CatalogProduct, readCatalog } from '../../../src/catalog/read-catalog.ts';
import { chunksOf } from './chunks-of.ts';

export interface Reading {
  readonly head: CatalogHead | null;
  readonly rows: number;
  readonly products: readonly CatalogProduct[];
  readonly issues: readonly CsvIssue[];
  readonly notices: readonly CsvIssue[];
}

/** A whole catalogue at once. */
export async function readAll(
  bytes: Uint8Array | string,
  given: { columns?: ColumnMapping; limits?: Partial<CatalogLimits>; cuts?: readonly number[] } = {},
): Promise<Reading> {
  const limits = { maxCsvBytes: 1024 ** 3, maxRows: 1_000_000, ...given.limits };
  const reading = {
    head: null as CatalogHead | null,
    rows: 0,
    products: [] as CatalogProduct[],
    issues: [] as CsvIssue[],
    notices: [] as CsvIssue[],
  };
  for await (const batch of readCatalog(chunksOf(bytes, given.cuts), {
    columns: given.columns ?? null,
    limits,
  })) {
    reading.head = batch.head;
    reading.rows += batch.rows;
    reading.products.push(...batch.products);
    reading.issues.push(...batch.issues);
    reading.notices.push(...batch.notices);
  }
  return reading;
}
