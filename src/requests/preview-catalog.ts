import type { CatalogLimits } from '../catalog/catalog-limits.ts';
import type { ChosenColumns } from '../catalog/columns/choose-columns.ts';
import { encodingName } from '../catalog/encoding-labels.ts';
import { type CatalogBatch, readCatalog, type SampleRow } from '../catalog/read-catalog.ts';
import { shownText } from '../catalog/shown-text.ts';
import type { CatalogFormat } from '../domain/catalog-format.ts';
import type { CatalogHead, ColumnMapping, CsvDialect } from '../domain/catalog-head.ts';
import type { CsvIssue } from '../domain/csv-issue.ts';
import type { TextEncoding } from '../domain/text-encoding.ts';
import { DistinctCounter } from './distinct-counter.ts';
import { IssueList } from './issue-list.ts';
import { type PreviewColumn, previewColumns } from './preview-columns.ts';

/** What an upload of this file would be. Nothing of it was stored. */
export interface CatalogPreview {
  readonly format: CatalogFormat;
  readonly encoding: TextEncoding;
  readonly dialect: CsvDialect;
  readonly columns: readonly PreviewColumn[];
  /** False: the file begins with its first row. */
  readonly hasHeader: boolean;
  /** Lines above the table that are kept and skipped. */
  readonly linesAbove: number;
  readonly sample: readonly SampleRow[];
  readonly rows: number;
  readonly products: number;
  readonly images: number;
  readonly skippedImages: number;
  /** Of images that are not skipped. */
  readonly distinctUrls: number;
  /** False: there are more. */
  readonly distinctUrlsExact: boolean;
  /** The most frequent first; at most 100. */
  readonly hosts: readonly { readonly host: string; readonly images: number }[];
  /** Whether an upload with the same options would take it. */
  readonly accepted: boolean;
  readonly issues: readonly CsvIssue[];
  readonly totalIssues: number;
  /** How many of them keep a row, or the file, from being taken. */
  readonly totalErrors: number;
  readonly notes: readonly string[];
}

const mostDistinct = 1_000_000;
const mostHosts = 10_000;
const shownHosts = 100;

/** Reads a catalogue as an upload would, and keeps nothing. Throws as `readCatalog`. */
export async function previewCatalog(
  bytes: AsyncIterable<Uint8Array>,
  options: {
    readonly columns: ColumnMapping | null;
    /** None: as found. */
    readonly encoding?: TextEncoding | null;
    readonly baseUrl: string | null;
    readonly skipInvalidRows: boolean;
    readonly limits: CatalogLimits;
    /** What is to be said of this server, whatever the file. */
    readonly notes: readonly string[];
  },
): Promise<CatalogPreview> {
  const urls = new DistinctCounter(mostDistinct);
  const hosts = new Map<string, number>();
  const issues = new IssueList();
  const sample: SampleRow[] = [];
  const counts = { rows: 0, products: 0, images: 0, skippedImages: 0 };
  let found: Pick<CatalogBatch, 'head' | 'chosen'> | null = null;

  for await (const batch of readCatalog(bytes, options)) {
    found = batch;
    counts.rows += batch.rows;
    counts.products += batch.products.length;
    sample.push(...batch.sample);
    issues.add(batch.issues);
    for (const { images } of batch.products) {
      counts.images += images.length;
      for (const { url, skipped } of images) {
        if (skipped) {
          counts.skippedImages += 1;
          continue;
        }
        urls.add(url);
        const { host } = new URL(url);
        const sofar = hosts.get(host);
        if (sofar !== undefined || hosts.size < mostHosts) hosts.set(host, (sofar ?? 0) + 1);
      }
    }
  }
  if (found === null) throw new Error('A reading that ends without an error has a head.');
  const { head, chosen } = found;
  return {
    ...counts,
    format: head.format,
    encoding: head.encoding ?? 'UTF_8',
    dialect: head.dialect,
    columns: previewColumns(head, chosen),
    hasHeader: head.hasHeader ?? true,
    linesAbove: head.rowsAbove ?? 0,
    sample,
    distinctUrls: urls.count,
    distinctUrlsExact: urls.exact,
    hosts: [...hosts]
      .map(([host, images]) => ({ host, images }))
      .sort((a, b) => b.images - a.images || a.host.localeCompare(b.host))
      .slice(0, shownHosts),
    accepted: counts.images > 0 && (options.skipInvalidRows || issues.errorCount === 0),
    issues: issues.all(),
    totalIssues: issues.total,
    totalErrors: issues.errorCount,
    notes: [...notesOn(head, chosen, counts.skippedImages, urls), ...options.notes],
  };
}

function notesOn(
  head: CatalogHead,
  { foundBy }: ChosenColumns,
  skipped: number,
  urls: DistinctCounter,
): string[] {
  const notes: string[] = [];
  const { encoding = 'UTF_8' } = head;
  if (!encoding.startsWith('UTF_'))
    notes.push(
      `The file is not UTF-8. It is read as ${encodingName(encoding)}; check that names look right.`,
    );
  if (head.hasHeader === false) notes.push('The file has no header, so its columns are numbered.');
  if (foundBy === 'MAJORITY') {
    const [column = 0] = head.imageColumns;
    const name = shownText((head.columns[column] ?? '').trim());
    notes.push(`Nothing in the file says which column has images. “${name}” has the most URLs: check it.`);
  }
  if (skipped > 0) {
    const images = skipped === 1 ? '1 image is a path' : `${skipped} images are paths`;
    notes.push(
      `${images} and not a whole URL. They are skipped unless you set the address that such paths begin with (baseUrl).`,
    );
  }
  if (!urls.exact)
    notes.push(`There are more than ${urls.count} distinct URLs; they were not counted further.`);
  return notes;
}
