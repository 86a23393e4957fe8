import type { Filter, Sort } from 'mongodb';
import type { Counters, Facet } from '../../requests/counters.ts';
import type { ProductQuery } from '../../requests/product-query.ts';
import type { Place } from '../cursor.ts';
import type { ProductDocument } from './documents.ts';
import { mostProducts, productKey } from './product-codec.ts';
import { matchesOf } from './search-words.ts';

/** A list of products: one filter, one order, and the index that has them in it. */
export interface ProductList {
  readonly order: ProductQuery['order'];
  /** 'any': every product of the file; 'pending': the unfinished; 'finished': those with a number. */
  readonly among: 'any' | 'pending' | 'finished';
  /** Empty for a list that filters by none; the rarest first. */
  readonly facets: readonly Facet[];
  /** Alternatives; null for a list that is not searched. */
  readonly matches: readonly Filter<ProductDocument>[] | null;
}

/** Null when nothing can be in the list. */
export function productList({ filter, order }: ProductQuery, counters: Counters): ProductList | null {
  const { status, imageStatus, outcome, search = '' } = filter;
  const pending = status === 'PENDING' || imageStatus === 'PENDING';
  const facets: Facet[] = [];
  if (status !== undefined && status !== 'PENDING') facets.push(`status:${status}`);
  if (imageStatus !== undefined && imageStatus !== 'PENDING') facets.push(`image:${imageStatus}`);
  if (outcome !== undefined) facets.push(`outcome:${outcome}`);
  if (pending && (facets.length > 0 || order !== 'FILE')) return null;
  // The rarest facet leads: the others are looked at in its products only.
  facets.sort((a, b) => (counters.facets[a] ?? 0) - (counters.facets[b] ?? 0));

  const matches = search.trim() === '' ? null : matchesOf(search);
  if (matches?.length === 0) return null;
  const any = facets.length === 0 && order === 'FILE';
  return { order, facets, matches, among: pending ? 'pending' : any ? 'any' : 'finished' };
}

/** The index whose ranges the list is read from. */
export function indexOf({ order, among, facets, matches }: ProductList): string {
  if (matches !== null) return 'products_words';
  if (among === 'any') return '_id_';
  if (among === 'pending') return 'products_pending';
  const by = { FILE: 'file', FINISHED: 'log', MOST_SAVED: 'saved', LEAST_SAVED: 'saved' }[order];
  return facets.length === 0 ? `products_${by}` : `products_facets_${by}`;
}

export function sortOf({ order, among, matches }: ProductList): Sort {
  if (order === 'FINISHED') return { sequence: -1 };
  if (order === 'MOST_SAVED') return { saved: -1, '_id.position': -1 };
  if (order === 'LEAST_SAVED') return { saved: 1, '_id.position': 1 };
  return among === 'any' && matches === null ? { _id: 1 } : { '_id.position': 1 };
}

/**
 * The ranges that hold what comes after the cursor, one behind the other. Products that saved the same stand in
 * file order, so that after one of them come its equals, then the rest.
 */
export function rangesOf(request: string, list: ProductList, after: Place | null): Filter<ProductDocument>[] {
  return placesAfter(request, list, after).map((place) => whole(request, list, place));
}

/** The whole list, for counting it. */
export function wholeList(request: string, list: ProductList): Filter<ProductDocument> {
  const [range] = rangesOf(request, list, null);
  return range ?? {};
}

function whole(
  request: string,
  { among, facets, matches }: ProductList,
  place: Filter<ProductDocument>,
): Filter<ProductDocument> {
  const conditions: Filter<ProductDocument>[] = facets.map((facet) => ({ facets: facet }));
  if (among === 'pending') conditions.push({ status: 'PENDING' });
  const plain = { $and: [place, ...conditions] };
  if (matches === null) return plain;
  // Each alternative whole, so that each is a range of the index of words.
  return { $or: matches.map((match) => ({ '_id.request': request, $and: [match, place, ...conditions] })) };
}

function placesAfter(request: string, list: ProductList, after: Place | null): Filter<ProductDocument>[] {
  const of = { '_id.request': request };
  const { order, among, matches } = list;
  const [rank, position] = after ?? [null, -1];
  if (order === 'FILE') {
    if (among !== 'any' || matches !== null) return [{ ...of, '_id.position': { $gt: position } }];
    return [{ _id: { $gt: productKey(request, position), $lt: productKey(request, mostProducts) } }];
  }
  if (order === 'FINISHED') return [{ ...of, sequence: { $gt: 0, ...(rank !== null && { $lt: rank }) } }];
  if (rank === null) return [{ ...of, saved: { $gte: Number.MIN_SAFE_INTEGER } }];
  return order === 'MOST_SAVED'
    ? [
        { ...of, saved: rank, '_id.position': { $lt: position } },
        { ...of, saved: { $gte: Number.MIN_SAFE_INTEGER, $lt: rank } },
      ]
    : [
        { ...of, saved: rank, '_id.position': { $gt: position } },
        { ...of, saved: { $gt: rank } },
      ];
}
