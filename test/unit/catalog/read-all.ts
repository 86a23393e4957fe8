import type { CatalogLimits } from '../../../src/catalog/catalog-limits.ts';
import { type CatalogProduct, readCatalog } from '../../../src/catalog/read-catalog.ts';
import type { CatalogHead, ColumnMapping } from '../../../src/domain/catalog-head.ts';
import type { CsvIssue } from '../../../src/domain/csv-issue.ts';
import type { TextEncoding } from '../../../src/domain/text-encoding.ts';
import { chunksOf } from './chunks-of.ts';

export interface Reading {
  readonly head: CatalogHead | null;
  readonly rows: number;
  readonly products: readonly CatalogProduct[];
  /** Those that keep rows from being taken. */
  readonly issues: readonly CsvIssue[];
  readonly warnings: readonly CsvIssue[];
}

/** A whole catalogue at once. */
export async function readAll(
  bytes: Uint8Array | string,
  given: {
    columns?: ColumnMapping;
    baseUrl?: string;
    encoding?: TextEncoding;
    limits?: Partial<CatalogLimits>;
    cuts?: readonly number[];
  } = {},
): Promise<Reading> {
  const limits = { maxCsvBytes: 1024 ** 3, maxRows: 1_000_000, ...given.limits };
  const reading = {
    head: null as CatalogHead | null,
    rows: 0,
    products: [] as CatalogProduct[],
    issues: [] as CsvIssue[],
    warnings: [] as CsvIssue[],
  };
  for await (const batch of readCatalog(chunksOf(bytes, given.cuts), {
    columns: given.columns ?? null,
    baseUrl: given.baseUrl ?? null,
    encoding: given.encoding ?? null,
    limits,
  })) {
    reading.head = batch.head;
    reading.rows += batch.rows;
    reading.products.push(...batch.products);
    for (const issue of batch.issues)
      (issue.severity === 'ERROR' ? reading.issues : reading.warnings).push(issue);
  }
  return reading;
}
