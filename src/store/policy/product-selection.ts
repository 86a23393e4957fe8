import { bytesSaved, type Counters, type Facet } from '../../domain/counters.ts';
import type { Image } from '../../domain/image.ts';
import type { PageRequest } from '../../domain/page.ts';
import type { ProductQuery } from '../../domain/product-query.ts';
import { listTag } from '../cursor.ts';
import { serialOf, wordsOf } from '../words.ts';

/** What a user typed to find products: every word begins a word of the name, or it is the serial number. */
export interface Search {
  readonly words: readonly string[];
  readonly serial: string | null;
}

/** A list of products: one filter, one order. */
export interface ProductSelection {
  readonly order: ProductQuery['order'];
  /** 'any': every product of the file; 'pending': the unfinished; 'finished': those with a number. */
  readonly among: 'any' | 'pending' | 'finished';
  /** The rarest first: it leads, and the others are looked at in its products only. */
  readonly facets: readonly Facet[];
  /** Null for a list that is not searched. */
  readonly search: Search | null;
}

/** Below every real number of bytes: products without a success are the least saved. */
const neverSaved = -(2 ** 53 - 1);

/** What MOST_SAVED and LEAST_SAVED are ordered by; ties are in file order (MOST_SAVED: the exact reverse). */
export function savedRank(images: readonly Image[]): number {
  return bytesSaved(images) ?? neverSaved;
}

/** Null when nothing can be in the list. */
export function selectProducts({ filter, order }: ProductQuery, counters: Counters): ProductSelection | null {
  const { status, imageStatus, outcome } = filter;
  const pending = status === 'PENDING' || imageStatus === 'PENDING';
  const facets: Facet[] = [];
  if (status !== undefined && status !== 'PENDING') facets.push(`status:${status}`);
  if (imageStatus !== undefined && imageStatus !== 'PENDING') facets.push(`image:${imageStatus}`);
  if (outcome !== undefined) facets.push(`outcome:${outcome}`);
  if (pending && (facets.length > 0 || order !== 'FILE')) return null;
  facets.sort((a, b) => (counters.facets[a] ?? 0) - (counters.facets[b] ?? 0));

  const search = searchOf(filter.search ?? '');
  if (search?.words.length === 0 && search.serial === null) return null;
  const any = facets.length === 0 && order === 'FILE';
  return { order, facets, search, among: pending ? 'pending' : any ? 'any' : 'finished' };
}

/** How long the list is, where the request's counters say so; null: it has to be counted. */
export function knownCount(
  { among, facets, search }: ProductSelection,
  { products, productsFinished, facets: counts }: Counters,
): number | null {
  const [facet, another] = facets;
  if (search !== null || another !== undefined) return null;
  if (facet !== undefined) return counts[facet] ?? 0;
  if (among === 'any') return products;
  return among === 'pending' ? products - productsFinished : productsFinished;
}

/** Products skipped by plain arithmetic: all of the offset in file order without a filter, else none. */
export function jumpOf({ among, search }: ProductSelection, { offset }: PageRequest): number {
  return among === 'any' && search === null ? offset : 0;
}

/** Marks the cursors of one list. */
export function productListTag(requestId: string, { order, filter }: ProductQuery): string {
  return listTag(['products', requestId, order, ...Object.entries(filter).sort()]);
}

function searchOf(text: string): Search | null {
  return text.trim() === '' ? null : { words: wordsOf(text), serial: serialOf(text) };
}
