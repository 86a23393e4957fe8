import type { Filter, Sort } from 'mongodb';
import type { Place } from '../cursor.ts';
import type { ProductSelection } from '../policy/product-selection.ts';
import { mostProducts } from '../policy/staging.ts';
import type { ProductDocument } from './documents.ts';
import { productKey } from './product-codec.ts';
import { matchesOf } from './search-words.ts';

/** The index whose ranges the list is read from. */
export function indexOf({ order, among, facets, search }: ProductSelection): string {
  if (search !== null) return 'products_words';
  if (among === 'any') return '_id_';
  if (among === 'pending') return 'products_pending';
  const by = { FILE: 'file', FINISHED: 'log', MOST_SAVED: 'saved', LEAST_SAVED: 'saved' }[order];
  return facets.length === 0 ? `products_${by}` : `products_facets_${by}`;
}

export function sortOf({ order, among, search }: ProductSelection): Sort {
  if (order === 'FINISHED') return { sequence: -1 };
  if (order === 'MOST_SAVED') return { saved: -1, '_id.position': -1 };
  if (order === 'LEAST_SAVED') return { saved: 1, '_id.position': 1 };
  return among === 'any' && search === null ? { _id: 1 } : { '_id.position': 1 };
}

/**
 * The ranges that hold what comes after the cursor, one behind the other. Products that saved the same are in
 * file order, so that after one of them come its equals, then the rest.
 */
export function rangesOf(
  request: string,
  list: ProductSelection,
  after: Place | null,
): Filter<ProductDocument>[] {
  return placesAfter(request, list, after).map((place) => whole(request, list, place));
}

/** The whole list, for counting it. */
export function wholeList(request: string, list: ProductSelection): Filter<ProductDocument> {
  const [range] = rangesOf(request, list, null);
  return range ?? {};
}

function whole(
  request: string,
  { among, facets, search }: ProductSelection,
  place: Filter<ProductDocument>,
): Filter<ProductDocument> {
  const conditions: Filter<ProductDocument>[] = facets.map((facet) => ({ facets: facet }));
  if (among === 'pending') conditions.push({ status: 'PENDING' });
  const plain = { $and: [place, ...conditions] };
  if (search === null) return plain;
  // Each alternative whole, so that each is a range of the index of words.
  return {
    $or: matchesOf(search).map((match) => ({ '_id.request': request, $and: [match, place, ...conditions] })),
  };
}

function placesAfter(
  request: string,
  list: ProductSelection,
  after: Place | null,
): Filter<ProductDocument>[] {
  const of = { '_id.request': request };
  const { order, among, search } = list;
  const [rank, position] = after ?? [null, -1];
  if (order === 'FILE') {
    if (among !== 'any' || search !== null) return [{ ...of, '_id.position': { $gt: position } }];
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
