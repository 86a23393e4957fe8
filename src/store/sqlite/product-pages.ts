import { emptyPage, type Page, type PageRequest } from '../../domain/page.ts';
import type { Product } from '../../domain/product.ts';
import type { ProductQuery } from '../../domain/product-query.ts';
import { decodeCursor, encodeCursor, type Place } from '../cursor.ts';
import { cutPage } from '../cut-page.ts';
import {
  jumpOf,
  knownCount,
  type ProductSelection,
  productListTag,
  selectProducts,
} from '../policy/product-selection.ts';
import type { Connection, Value } from './connection.ts';
import { everyFinished, facetCode } from './facet-codes.ts';
import { decodeProduct, type ProductRow } from './product-codec.ts';
import { endOfKeys, positionOf, productKey } from './product-key.ts';
import { countStatement, pageStatement } from './product-lists.ts';
import { decodeCounters, findRequestRow } from './request-rows.ts';
import { matchOf } from './search-words.ts';
import { statements } from './statements.ts';

type Key = { readonly id: number; readonly rank: number };

/**
 * A page of a request's products. Keys come from one index range, the products by primary key.
 */
export function listProducts(
  db: Connection,
  requestId: string,
  query: ProductQuery,
  page: PageRequest,
): Page<Product> {
  const tag = productListTag(requestId, query);
  const after = decodeCursor(tag, page.after);
  return db.snapshot(() => {
    const request = findRequestRow(db, null, requestId);
    if (request === undefined) return emptyPage;
    const counters = decodeCounters(request.counters);
    const list = selectProducts(query, counters);
    if (list === null) return emptyPage;

    const values = valuesOf(request.number, list);
    const [rank, key] = startOf(request.number, list, after);
    const jump = jumpOf(list, page);
    const keys = db.all<Key>(pageStatement(list), {
      ...{ ...values, rank: rank + jump, key },
      ...{ limit: page.first + 1, offset: page.offset - jump },
    });
    const count = knownCount(list, counters) ?? db.one<{ count: number }>(countStatement(list), values).count;
    return cutPage(page, count, keys, ({ id, rank }) => ({
      item: decodeProduct(requestId, db.one<ProductRow>(statements.findProduct, [id])),
      cursor: encodeCursor(tag, [list.order === 'FILE' ? positionOf(id) : rank, positionOf(id)]),
    }));
  });
}

/** What the list's statements take. */
function valuesOf(request: number, { facets, search }: ProductSelection): Record<string, Value> {
  const codes = facets.length === 0 ? [everyFinished] : facets.map(facetCode);
  return {
    request,
    first: productKey(request, 0),
    end: endOfKeys(request),
    words: search && matchOf(request, search),
    ...Object.fromEntries(codes.map((code, n) => [`facet${n}`, code])),
  };
}

/** The place to go on after; without a cursor, one before everything. */
function startOf(request: number, list: ProductSelection, after: Place | null): Place {
  if (list.order === 'FILE') return [productKey(request, after === null ? -1 : after[1]), 0];
  if (after !== null) return [after[0], productKey(request, after[1])];
  return list.order === 'LEAST_SAVED' ? [-(2 ** 53), 0] : [2 ** 53, 0];
}
