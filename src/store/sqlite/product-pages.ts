import type { Counters, Facet } from '../../requests/counters.ts';
import type { Product } from '../../requests/product.ts';
import type { ProductQuery } from '../../requests/product-query.ts';
import { decodeCursor, encodeCursor, listTag, type Place } from '../cursor.ts';
import { cutPage } from '../cut-page.ts';
import type { Page, PageRequest } from '../page.ts';
import type { Connection, Value } from './connection.ts';
import { everyFinished, facetCode } from './facet-codes.ts';
import { decodeProduct, type ProductRow } from './product-codec.ts';
import { keysPerRequest, positionOf, productKey } from './product-key.ts';
import { countStatement, type ProductList, pageStatement } from './product-lists.ts';
import { decodeCounters, findRequestRow, type RequestRow } from './request-rows.ts';
import { matchOf } from './search-words.ts';
import { statements } from './statements.ts';

/** A list with all that its statements need. */
interface Selection {
  readonly list: ProductList;
  readonly facets: readonly Facet[];
  readonly values: Readonly<Record<string, Value>>;
}

type Key = { readonly id: number; readonly rank: number };

const emptyPage: Page<Product> = { items: [], hasNextPage: false, hasPreviousPage: false, totalCount: 0 };

/**
 * A page of a request's products. Keys come from one index range, the products by primary key; products with
 * nothing saved are the least saved, ties stand in file order (MOST_SAVED: the exact reverse of LEAST_SAVED).
 */
export function listProducts(
  db: Connection,
  requestId: string,
  query: ProductQuery,
  page: PageRequest,
): Page<Product> {
  const tag = listTag(['products', requestId, query.order, ...Object.entries(query.filter).sort()]);
  const after = decodeCursor(tag, page.after);
  return db.snapshot(() => {
    const request = findRequestRow(db, null, requestId);
    if (request === undefined) return emptyPage;
    const counters = decodeCounters(request.counters);
    const selection = select(request, counters, query);
    if (selection === null) return emptyPage;

    const keys = readKeys(db, request, selection, page, after);
    return cutPage(page, totalCount(db, counters, selection), keys, ({ id, rank }) => ({
      item: decodeProduct(requestId, db.one<ProductRow>(statements.findProduct, [id])),
      cursor: encodeCursor(tag, [selection.list.order === 'FILE' ? positionOf(id) : rank, positionOf(id)]),
    }));
  });
}

/** Null when nothing can be in the list. */
function select(request: RequestRow, counters: Counters, query: ProductQuery): Selection | null {
  const { status, imageStatus, outcome, search = '' } = query.filter;
  const pending = status === 'PENDING' || imageStatus === 'PENDING';
  const facets: Facet[] = [];
  if (status !== undefined && status !== 'PENDING') facets.push(`status:${status}`);
  if (imageStatus !== undefined && imageStatus !== 'PENDING') facets.push(`image:${imageStatus}`);
  if (outcome !== undefined) facets.push(`outcome:${outcome}`);
  if (pending && (facets.length > 0 || query.order !== 'FILE')) return null;
  // The rarest facet leads: the others are looked up for its products only.
  facets.sort((a, b) => (counters.facets[a] ?? 0) - (counters.facets[b] ?? 0));

  const words = search.trim() === '' ? null : matchOf(request.number, search);
  if (words === '') return null;
  const codes = facets.length === 0 ? [everyFinished] : facets.map(facetCode);
  return {
    facets,
    list: {
      order: query.order,
      among: pending ? 'pending' : facets.length === 0 && query.order === 'FILE' ? 'any' : 'finished',
      moreFacets: codes.length - 1,
      search: words !== null,
    },
    values: {
      request: request.number,
      first: productKey(request.number, 0),
      end: productKey(request.number, keysPerRequest),
      words,
      ...Object.fromEntries(codes.map((code, n) => [`facet${n}`, code])),
    },
  };
}

function readKeys(
  db: Connection,
  request: RequestRow,
  { list, values }: Selection,
  page: PageRequest,
  after: Place | null,
): Key[] {
  const [rank, key] = startOf(request, list, after);
  // In file order without a filter, passing over products is plain arithmetic.
  const jump = list.among === 'any' && !list.search ? page.offset : 0;
  return db.all<Key>(pageStatement(list), {
    ...values,
    rank: rank + jump,
    key,
    limit: page.first + 1,
    offset: page.offset - jump,
  });
}

/** The place to go on after; without a cursor, one before everything. */
function startOf(request: RequestRow, list: ProductList, after: Place | null): Place {
  if (list.order === 'FILE') return [productKey(request.number, after === null ? -1 : after[1]), 0];
  if (after !== null) return [after[0], productKey(request.number, after[1])];
  return list.order === 'LEAST_SAVED' ? [-(2 ** 53), 0] : [2 ** 53, 0];
}

function totalCount(db: Connection, counters: Counters, { list, facets, values }: Selection): number {
  const [facet, another] = facets;
  if (list.search || another !== undefined) {
    return db.one<{ count: number }>(countStatement(list), values).count;
  }
  if (facet !== undefined) return counters.facets[facet] ?? 0;
  if (list.among === 'any') return counters.products;
  const { products, productsFinished } = counters;
  return list.among === 'pending' ? products - productsFinished : productsFinished;
}
