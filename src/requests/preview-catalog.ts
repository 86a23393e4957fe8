import type { CatalogFormat } from '../catalog/catalog-format.ts';
import type { CatalogHead, ColumnMapping, CsvDialect } from '../catalog/catalog-head.ts';
import type { CatalogLimits } from '../catalog/catalog-limits.ts';
import type { CsvIssue } from '../catalog/csv-issue.ts';
import { readCatalog, type SampleRow } from '../catalog/read-catalog.ts';
import { rulesOf } from '../catalog/rules-of.ts';
import type { TextEncoding } from '../catalog/text-encoding.ts';
import { DistinctCounter } from './distinct-counter.ts';
import { IssueList } from './issue-list.ts';

export type ColumnRole = 'IMAGE' | 'NAME' | 'SERIAL_NUMBER' | 'GROUP';

/** What an upload of this file would be. Nothing of it was stored. */
export interface CatalogPreview {
  readonly format: CatalogFormat;
  readonly encoding: TextEncoding;
  readonly dialect: CsvDialect;
  readonly columns: readonly { readonly name: string; readonly role: ColumnRole | null }[];
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
  let head: CatalogHead | null = null;

  for await (const batch of readCatalog(bytes, options)) {
    head = batch.head;
    counts.rows += batch.rows;
    counts.products += batch.products.length;
    sample.push(...batch.sample);
    issues.add(batch);
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
  if (head === null) throw new Error('A reading that ends without an error has a head.');
  return {
    ...counts,
    format: head.format,
    encoding: head.encoding ?? 'UTF_8',
    dialect: head.dialect,
    columns: columnsOf(head),
    sample,
    distinctUrls: urls.count,
    distinctUrlsExact: urls.exact,
    hosts: [...hosts]
      .map(([host, images]) => ({ host, images }))
      .sort((a, b) => b.images - a.images || a.host.localeCompare(b.host))
      .slice(0, shownHosts),
    accepted: counts.products > 0 && (options.skipInvalidRows || issues.refused === 0),
    issues: issues.all(),
    totalIssues: issues.total,
    notes: [...notesOn(head, counts.skippedImages, urls), ...options.notes],
  };
}

function columnsOf(head: CatalogHead): CatalogPreview['columns'] {
  const group = rulesOf(head).group?.column;
  const roleOf = (column: number): ColumnRole | null => {
    if (head.imageColumns.includes(column)) return 'IMAGE';
    if (column === head.nameColumn) return 'NAME';
    if (column === head.serialNumberColumn) return 'SERIAL_NUMBER';
    return column === group ? 'GROUP' : null;
  };
  return head.columns.map((name, column) => ({ name: name.trim(), role: roleOf(column) }));
}

function notesOn(head: CatalogHead, skipped: number, urls: DistinctCounter): string[] {
  const notes: string[] = [];
  if (head.encoding === 'WINDOWS_1252')
    notes.push('The file is not UTF-8. It is read as Windows-1252; see whether names look right.');
  if (skipped > 0)
    notes.push(`${skipped} images are paths inside the shop. They are skipped: Halftone fetches URLs only.`);
  if (!urls.exact)
    notes.push(`There are more than ${urls.count} distinct URLs; they were not counted further.`);
  return notes;
}
